#ifndef CKNOWLEDGE_H
#define CKNOWLEDGE_H

#include <stddef.h>

/// One file of the knowledge folder, built into the program.
struct knowledge_file {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// How many files there are.
size_t knowledge_file_count(void);

/// The file with this index; index < knowledge_file_count().
struct knowledge_file knowledge_file_at(size_t index);

#endif
