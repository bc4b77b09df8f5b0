/* blocklist.c: a sorted file, searched by halves where it lies. */
/* SPDX-License-Identifier: ISC */
#include "blocklist.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool
blocklist_open(const char *file, struct blocklist *out)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *at = MAP_FAILED;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
		    fd, 0);
	else
		errno = ENODATA;
	close(fd);
	if (at == MAP_FAILED)
		return false;
	*out = (struct blocklist){ at, (size_t)st.st_size };
	return true;
}

void
blocklist_close(struct blocklist *b)
{
	if (b->text)
		munmap((void *)(uintptr_t)b->text, b->length);
	*b = (struct blocklist){ 0 };
}

/* Where the line that holds the byte begins, and how long it is. */
static size_t
line_of(const struct blocklist *b, size_t byte, size_t *length)
{
	const char *end;

	while (byte > 0 && b->text[byte - 1] != '\n')
		byte--;
	end = memchr(b->text + byte, '\n', b->length - byte);
	*length = (end ? (size_t)(end - b->text) : b->length) - byte;
	return byte;
}

static int
compare(const char *a, size_t na, const char *b, size_t nb)
{
	int order = memcmp(a, b, na < nb ? na : nb);

	return order ? order : (na > nb) - (na < nb);
}

static bool
is_sorted(const struct blocklist *b)
{
	size_t at, length, before = 0, before_length = 0;

	for (at = 0; at < b->length; at += length + 1) {
		line_of(b, at, &length);
		if (compare(b->text + before, before_length, b->text + at,
		    length) > 0)
			return false;
		before = at;
		before_length = length;
	}
	return true;
}

bool
blocklist_ready(const char *file, char *why, size_t size)
{
	struct blocklist b;
	bool sorted;

	if (!blocklist_open(file, &b)) {
		snprintf(why, size, "no list of common passwords: %s: %s: see "
		    "password.blocklist in aedile.conf", file,
		    strerror(errno));
		return false;
	}
	sorted = is_sorted(&b);
	if (!sorted)
		snprintf(why, size, "%s is not sorted: LC_ALL=C sort -u "
		    "does it", file);
	blocklist_close(&b);
	return sorted;
}

bool
blocklist_has(const struct blocklist *b, const char *word, size_t n)
{
	size_t low = 0, high = b->length, at, length;
	int order;

	while (low < high) {
		at = line_of(b, low + (high - low) / 2, &length);
		order = compare(word, n, b->text + at, length);
		if (order == 0)
			return true;
		if (order < 0)
			high = at;
		else
			low = at + length + 1;
	}
	return false;
}
