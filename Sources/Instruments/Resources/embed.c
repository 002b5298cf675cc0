#include "InstrumentFiles.h"

static const unsigned char file_90_2021[] = {
#embed "permenpanrb-90-2021.yaml"
};
static const unsigned char file_10_2019[] = {
#embed "permenpanrb-10-2019.yaml"
};
static const unsigned char file_52_2014[] = {
#embed "permenpanrb-52-2014.yaml"
};

const unsigned char *instrument_90_2021(size_t *length) {
  *length = sizeof file_90_2021;
  return file_90_2021;
}
const unsigned char *instrument_10_2019(size_t *length) {
  *length = sizeof file_10_2019;
  return file_10_2019;
}
const unsigned char *instrument_52_2014(size_t *length) {
  *length = sizeof file_52_2014;
  return file_52_2014;
}
