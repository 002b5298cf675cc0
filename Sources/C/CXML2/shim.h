// The few declarations of libxml2 that the tests use as a second opinion on what is well-formed.
// Its own headers pull in ICU's, which clash with the copy inside Swift's Foundation.
#pragma once

typedef struct _xmlDoc *xmlDocPtr;

xmlDocPtr xmlReadMemory(
  const char *buffer, int size, const char *url, const char *encoding, int options);
void *xmlGetIntSubset(const struct _xmlDoc *document);
void xmlFreeDoc(xmlDocPtr document);

enum { ZONA_XML_PARSE_NOERROR = 32, ZONA_XML_PARSE_NOWARNING = 64, ZONA_XML_PARSE_NONET = 2048 };
