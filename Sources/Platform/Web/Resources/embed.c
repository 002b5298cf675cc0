#include "WebFiles.h"

static const unsigned char stylesheet[] = {
#embed "css/base.css"
};

static const unsigned char script[] = {
#embed "script.js"
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
