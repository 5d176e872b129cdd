// The explorer's page as it is under page/, built into the program.
#ifndef CEXPLORER_H
#define CEXPLORER_H

#include <stddef.h>

struct explorer_file {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

size_t explorer_file_count(void);
struct explorer_file explorer_file_at(size_t index);

#endif
