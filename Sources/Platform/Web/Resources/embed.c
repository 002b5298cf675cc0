#include "WebFiles.h"

static const unsigned char stylesheet[] = {
#embed "css/base.css" suffix(,)
#embed "css/frame.css" suffix(,)
#embed "css/breadcrumb.css" suffix(,)
#embed "css/notice.css" suffix(,)
#embed "css/button.css" suffix(,)
#embed "css/field.css" suffix(,)
#embed "css/radio-group.css" suffix(,)
#embed "css/count-field.css" suffix(,)
#embed "css/textarea.css" suffix(,)
#embed "css/file-drop.css" suffix(,)
#embed "css/error-summary.css" suffix(,)
#embed "css/tag.css" suffix(,)
#embed "css/task-list.css" suffix(,)
#embed "css/summary-list.css" suffix(,)
#embed "css/code-picture.css" suffix(,)
#embed "css/data-table.css" suffix(,)
#embed "css/score-bar.css" suffix(,)
#embed "css/interval-plot.css" suffix(,)
#embed "css/comparison-plot.css" suffix(,)
#embed "css/floor-gauge.css" suffix(,)
#embed "css/bands.css" suffix(,)
#embed "css/timeline.css" suffix(,)
#embed "css/pager.css" suffix(,)
#embed "css/empty-state.css" suffix(,)
#embed "css/progress.css" suffix(,)
#embed "css/panes.css" suffix(,)
#embed "css/confirm.css" suffix(,)
#embed "css/worksheet.css" suffix(,)
#embed "css/explanation.css" suffix(,)
#embed "css/try.css" suffix(,)
#embed "css/evidence.css" suffix(,)
#embed "css/declarations.css" suffix(,)
#embed "css/plan.css" suffix(,)
#embed "css/plan-tools.css" suffix(,)
#embed "css/survey-places.css" suffix(,)
#embed "css/consensus.css" suffix(,)
#embed "css/paper.css" suffix(,)
#embed "css/print.css"
};

static const unsigned char script[] = {
#embed "script.js"
};

static const unsigned char survey_stylesheet[] = {
#embed "css/survey.css"
};

static const unsigned char survey_script[] = {
#embed "survey.js"
};

static const unsigned char icon[] = {
#embed "icon.svg"
};

const unsigned char *web_stylesheet(size_t *length) {
  *length = sizeof stylesheet;
  return stylesheet;
}

const unsigned char *web_script(size_t *length) {
  *length = sizeof script;
  return script;
}

const unsigned char *web_icon(size_t *length) {
  *length = sizeof icon;
  return icon;
}

const unsigned char *web_survey_stylesheet(size_t *length) {
  *length = sizeof survey_stylesheet;
  return survey_stylesheet;
}

const unsigned char *web_survey_script(size_t *length) {
  *length = sizeof survey_script;
  return survey_script;
}
