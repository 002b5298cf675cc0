// libcurl as Swift can call it: curl_easy_setopt takes any number of arguments of any type, which
// Swift does not import, so each type of option has a function here.
#pragma once

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#include <string.h>

static inline CURLcode zona_curl_start(void) { return curl_global_init(CURL_GLOBAL_ALL); }

// libcurl keeps a copy of the text.
static inline CURLcode zona_curl_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

static inline CURLcode zona_curl_number(CURL *handle, CURLoption option, long number) {
  return curl_easy_setopt(handle, option, number);
}

// The list and the buffer belong to the caller and live until the transfer is over.
static inline CURLcode zona_curl_list(
  CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

static inline CURLcode zona_curl_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

// CURL_ERROR_SIZE, which is a macro.
enum { ZONA_CURL_ERROR_SIZE = CURL_ERROR_SIZE };

// Only SMTP, whatever the address says; older libraries take a number, newer ones words.
static inline CURLcode zona_curl_only_smtp(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
}

static inline CURLcode zona_curl_demand_tls(CURL *handle) {
  return curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
}

// The bytes of a letter and how many of them were sent.
struct zona_letter {
  const unsigned char *bytes;
  size_t length;
  size_t sent;
};

static inline size_t zona_letter_read(char *buffer, size_t size, size_t count, void *source) {
  struct zona_letter *letter = (struct zona_letter *)source;
  size_t room = size * count;
  size_t rest = letter->length - letter->sent;
  size_t taken = rest < room ? rest : room;
  memcpy(buffer, letter->bytes + letter->sent, taken);
  letter->sent += taken;
  return taken;
}

static inline CURLcode zona_curl_letter(CURL *handle, struct zona_letter *letter) {
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, zona_letter_read);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  return curl_easy_setopt(handle, CURLOPT_READDATA, (void *)letter);
}

static inline long zona_curl_reply(CURL *handle) {
  long reply = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
  return reply;
}
