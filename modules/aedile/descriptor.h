/* descriptor.h: an open file as csv.h reads it, bit by bit. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_DESCRIPTOR_H
#define AEDILE_DESCRIPTOR_H

#include <stddef.h>

/* A csv_read_fn; from points to the descriptor. Bytes read, 0 at the end, -1
 * and errno; a signal is no end. */
long descriptor_read(void *from, char *buf, size_t size);

#endif
