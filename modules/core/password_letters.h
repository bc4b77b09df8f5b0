/* password_letters.h: a password as letters that are the same however they
 * were typed, and no copy of them left behind. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PASSWORD_LETTERS_H
#define CORE_PASSWORD_LETTERS_H

/* For letters_forget(); never NULL. What is no UTF-8 stays as it is.
 * Composed: NFC. Folded: NFKC without cases, so that letters that look or
 * count the same have become the same. */
char *letters_composed(const char *text);
char *letters_folded(const char *text);
/* Wipe and free. */
void letters_forget(char *);

#endif
