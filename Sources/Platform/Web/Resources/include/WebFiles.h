#ifndef WEB_FILES_H
#define WEB_FILES_H
#include <stddef.h>
/// The stylesheet of all components, in reading order.
const unsigned char *web_stylesheet(size_t *length);
/// The one script.
const unsigned char *web_script(size_t *length);
/// The icon of the browser's tab.
const unsigned char *web_icon(size_t *length);
/// The stylesheet of the pages that people answer surveys on.
const unsigned char *web_survey_stylesheet(size_t *length);
/// Their script.
const unsigned char *web_survey_script(size_t *length);
#endif
