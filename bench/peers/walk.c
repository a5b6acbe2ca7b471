/* The floor of reading a corpus: walks a folder, reads every *.news.txt in it, and prints how many files and bytes
 * there were and how many of these are colons, which begin a tag. `walk --stat FOLDER` asks for the size of each file
 * instead of reading it. Build with `cc -O2 -o walk walk.c`. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char ENDING[] = ".news.txt";
static int stat_only;
static long files, bytes, colons;
static char buffer[1 << 20];

static void fail(const char *path) {
  perror(path);
  exit(2);
}

static int is_article(const char *name) {
  size_t length = strlen(name), ending = sizeof ENDING - 1;
  return length > ending && strcmp(name + length - ending, ENDING) == 0;
}

static void read_file(const char *path) {
  int file = open(path, O_RDONLY);
  ssize_t got;
  if (file < 0) fail(path);
  while ((got = read(file, buffer, sizeof buffer)) > 0) {
    bytes += got;
    for (char *at = buffer; (at = memchr(at, ':', buffer + got - at)) != NULL; at++) colons++;
  }
  if (got < 0) fail(path);
  close(file);
}

static void stat_file(const char *path) {
  struct stat status;
  if (stat(path, &status) != 0) fail(path);
  bytes += status.st_size;
}

static void walk(const char *folder) {
  DIR *open_folder = opendir(folder);
  struct dirent *item;
  char path[4096];
  if (open_folder == NULL) fail(folder);
  while ((item = readdir(open_folder)) != NULL) {
    if (item->d_name[0] == '.') continue;
    if (snprintf(path, sizeof path, "%s/%s", folder, item->d_name) >= (int)sizeof path) exit(2);
    if (item->d_type == DT_DIR) {
      walk(path);
    } else if (is_article(item->d_name)) {
      files++;
      if (stat_only) stat_file(path);
      else read_file(path);
    }
  }
  closedir(open_folder);
}

int main(int count, char **args) {
  if (count < 2) return 2;
  stat_only = strcmp(args[1], "--stat") == 0;
  walk(args[count - 1]);
  printf("%ld files, %ld bytes, %ld colons\n", files, bytes, colons);
  return 0;
}
