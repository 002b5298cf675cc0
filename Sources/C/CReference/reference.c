#include "CReference.h"

/* The sum of the counts at some places. */
static double sum(const zona_reference_plan *plan, int32_t first, int32_t end,
                  const int32_t *sheet) {
  double sum = 0;
  for (int32_t i = first; i < end; i++) sum += sheet[plan->places[i]];
  return sum;
}

/* What a question is worth, 0 to 1; a blank is worth 0. */
static double share(const zona_reference_plan *plan, const zona_reference_question *question,
                    const int32_t *sheet) {
  for (int32_t place = question->first; place <= question->last; place++)
    if (sheet[place] < 0) return 0;
  switch (question->kind) {
    case ZONA_RUNG: return question->worth[sheet[question->first]];
    case ZONA_INDEX: return sheet[question->first] / question->maximum;
    case ZONA_RATIO: {
      double above = sum(plan, question->above, question->below, sheet);
      double below = sum(plan, question->below, question->end, sheet);
      if (below == 0) return above == 0 ? question->zero : 0;
      return above > below ? 1 : above / below;
    }
    default: {
      double before = sum(plan, question->above, question->below, sheet);
      double now = sum(plan, question->below, question->end, sheet);
      if (before == 0) return now == 0 ? question->zero : question->rise;
      return now > before ? 0 : (before - now) / before;
    }
  }
}

void zona_reference_decide(const zona_reference_plan *plan, const int32_t *sheets,
                           size_t sheet_count, uint8_t *decisions) {
  double score[256];
  for (size_t s = 0; s < sheet_count; s++) {
    const int32_t *sheet = sheets + s * plan->soal_count;
    for (size_t n = 0; n < 256; n++) score[n] = 0;
    for (size_t q = 0; q < plan->question_count; q++) {
      const zona_reference_question *question = &plan->questions[q];
      double points = share(plan, question, sheet) * question->weight;
      score[question->node] += points;
      score[plan->node_count + q] = points;
    }
    for (size_t n = plan->node_count - 1; n > 0; n--) score[plan->parents[n]] += score[n];
    uint8_t decision = 0xff;
    for (size_t f = 0; f < plan->floor_count; f++) {
      double found = 0;
      for (int32_t i = plan->floors[f].first; i < plan->floors[f].end; i++)
        found += score[plan->slots[i]];
      if (found < plan->floors[f].floor - 1e-9)
        decision &= (uint8_t)~(1u << plan->floors[f].predicate);
    }
    decisions[s] = decision;
  }
}
