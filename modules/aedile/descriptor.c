/* descriptor.c: an open file as csv.h reads it, bit by bit. */
/* SPDX-License-Identifier: ISC */
#include "descriptor.h"

#include <errno.h>
#include <unistd.h>

long
descriptor_read(void *from, char *buf, size_t size)
{
	const int *fd = from;
	ssize_t n;

	do
		n = read(*fd, buf, size);
	while (n < 0 && errno == EINTR);
	return n;
}
