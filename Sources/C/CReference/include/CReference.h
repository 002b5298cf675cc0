#ifndef CREFERENCE_H
#define CREFERENCE_H
#include <stddef.h>
#include <stdint.h>

/// The kinds of questions, as `zona_reference_question.kind`.
enum { ZONA_RUNG = 0, ZONA_INDEX = 1, ZONA_RATIO = 2, ZONA_REDUCTION = 3 };

/// One question of the plain reference: everything a score needs, in binary floating point.
typedef struct {
  int32_t kind, first, last, above, below, end, node;
  double worth[8];
  double zero, rise, maximum, weight;
} zona_reference_question;

/// One floor: the slots `first..<end` of `slots` together must reach `floor`.
typedef struct {
  int32_t first, end, predicate;
  double floor;
} zona_reference_floor;

/// The plain reference: how fast the same vectors are decided in C without exact arithmetic.
typedef struct {
  const zona_reference_question *questions;
  const int32_t *places;
  const int32_t *parents;
  const zona_reference_floor *floors;
  const int32_t *slots;
  size_t question_count, node_count, soal_count, floor_count;
} zona_reference_plan;

/// Decides packed sheets; one byte a sheet, bit i for predicate i.
void zona_reference_decide(const zona_reference_plan *plan, const int32_t *sheets,
                           size_t sheet_count, uint8_t *decisions);
#endif
