/* core.h: what a module may use of the house. Include this and no room. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_H
#define CORE_H

#include "calendar.h"
#include "conf.h"
#include "csv.h"
#include "db.h"
#include "door.h"
#include "file.h"
#include "form.h"
#include "guard.h"
#include "language.h"
#include "letter.h"
#include "limit.h"
#include "log.h"
#include "page.h"
#include "pool.h"
#include "reference.h"
#include "reply.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "session.h"
#include "statistics.h"
#include "text.h"
#include "time.h"

#endif
