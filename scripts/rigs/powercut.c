/* A disk that forgets: loaded into a program with LD_PRELOAD, it keeps beside a folder a second one
   that holds only what fsync or fdatasync has asked for. After kill -9 the second folder is what a
   power cut would have left in the worst case: every byte that was only written is gone.

     POWERCUT_FOLDER   the folder that is watched (absolute)
     POWERCUT_SHADOW   the folder with what reached the disk

   Not simulated: torn pages, files made but whose folder was not flushed, shared memory (SQLite
   makes its -shm file anew). Compile: cc -shared -fPIC -O1 -o powercut.so powercut.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct range { off_t from, to; };
struct file { char name[512]; struct range *ranges; size_t count, room; int resized; };

static char folder[1024], shadow[1024];
static struct file *files[64], *by_descriptor[4096];
static size_t file_count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int), (*real_truncate)(int, off_t), (*real_unlink)(const char *);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

__attribute__((constructor)) static void start(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_truncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  const char *from = getenv("POWERCUT_FOLDER"), *to = getenv("POWERCUT_SHADOW");
  if (from && to) {
    snprintf(folder, sizeof folder, "%s/", from);
    snprintf(shadow, sizeof shadow, "%s/", to);
  }
}

/* The name below the watched folder, or nothing. */
static const char *watched(const char *path) {
  size_t length = strlen(folder), whole = strlen(path);
  if (length == 0 || strncmp(path, folder, length) != 0) return NULL;
  if (whole > 4 && strcmp(path + whole - 4, "-shm") == 0) return NULL;
  return path + length;
}

static struct file *find(const char *name) {
  for (size_t i = 0; i < file_count; i++)
    if (strcmp(files[i]->name, name) == 0) return files[i];
  if (file_count == 64) abort();
  struct file *file = calloc(1, sizeof *file);
  snprintf(file->name, sizeof file->name, "%s", name);
  return files[file_count++] = file;
}

static struct file *of(int fd) { return fd >= 0 && fd < 4096 ? by_descriptor[fd] : NULL; }

static void note(struct file *file, off_t from, off_t to) {
  if (file->count && file->ranges[file->count - 1].to == from) {
    file->ranges[file->count - 1].to = to;
    return;
  }
  if (file->count == file->room) {
    file->room = file->room ? file->room * 2 : 64;
    file->ranges = realloc(file->ranges, file->room * sizeof *file->ranges);
    if (!file->ranges) abort();
  }
  file->ranges[file->count++] = (struct range){from, to};
}

/* Brings everything that was written to the disk: into the second folder. */
static int flush(int fd, struct file *file) {
  char path[2048], block[65536];
  snprintf(path, sizeof path, "%s%s", shadow, file->name);
  int out = real_open(path, O_WRONLY | O_CREAT, 0600);
  if (out < 0) abort();
  for (size_t i = 0; i < file->count; i++) {
    for (off_t at = file->ranges[i].from; at < file->ranges[i].to;) {
      size_t want = file->ranges[i].to - at;
      ssize_t got = pread(fd, block, want < sizeof block ? want : sizeof block, at);
      if (got <= 0) break;
      if (real_pwrite(out, block, got, at) != got) abort();
      at += got;
    }
  }
  struct stat status;
  if (file->resized && fstat(fd, &status) == 0 && real_truncate(out, status.st_size) != 0) abort();
  file->count = 0;
  file->resized = 0;
  return real_close(out);
}

static int opened(const char *path, int fd) {
  const char *name = watched(path);
  if (fd >= 0 && fd < 4096) {
    pthread_mutex_lock(&lock);
    by_descriptor[fd] = name ? find(name) : NULL;
    pthread_mutex_unlock(&lock);
  }
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return opened(path, real_open(path, flags, mode));
}

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return opened(path, real_open(path, flags, mode));
}

int close(int fd) {
  if (fd >= 0 && fd < 4096) by_descriptor[fd] = NULL;
  return real_close(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  struct file *file = of(fd);
  if (!file) return real_pwrite(fd, bytes, count, at);
  pthread_mutex_lock(&lock);
  ssize_t written = real_pwrite(fd, bytes, count, at);
  if (written > 0) note(file, at, at + written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return pwrite64(fd, bytes, count, at);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  struct file *file = of(fd);
  if (!file) return real_write(fd, bytes, count);
  pthread_mutex_lock(&lock);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t written = real_write(fd, bytes, count);
  if (written > 0) note(file, at, at + written);
  pthread_mutex_unlock(&lock);
  return written;
}

int ftruncate64(int fd, off_t size) {
  struct file *file = of(fd);
  if (file) file->resized = 1;
  return real_truncate(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd) {
  struct file *file = of(fd);
  /* The folder itself and everything elsewhere: there is nothing to lose in this simulation. */
  if (!file) return 0;
  pthread_mutex_lock(&lock);
  int result = flush(fd, file);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd); }

int fdatasync(int fd) { return synced(fd); }

int unlink(const char *path) {
  const char *name = watched(path);
  if (name) {
    char gone[2048];
    snprintf(gone, sizeof gone, "%s%s", shadow, name);
    real_unlink(gone);
  }
  return real_unlink(path);
}
