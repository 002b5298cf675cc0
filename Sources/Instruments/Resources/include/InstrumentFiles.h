#ifndef INSTRUMENT_FILES_H
#define INSTRUMENT_FILES_H
#include <stddef.h>
/// The shipped instruments, as bytes of their YAML files.
const unsigned char *instrument_90_2021(size_t *length);
const unsigned char *instrument_10_2019(size_t *length);
const unsigned char *instrument_52_2014(size_t *length);
#endif
