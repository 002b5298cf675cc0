#include "WebFiles.h"

static const unsigned char stylesheet[] = {
#embed "css/base.css"
};

const unsigned char *web_stylesheet(size_t *length) {
  *length = sizeof stylesheet;
  return stylesheet;
}
