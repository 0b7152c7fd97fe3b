#pragma once

#include <functional>
#include <string>

#include "engine/exchange/table_file.h"

namespace opmaat::engine {

/// What is made of one block: appended to `text`, which is empty.
using BlockWork = std::function<void(const TableBlock& block, std::string& text)>;

/// What is done with it, in the order of the file and by one thread at a time.
using InOrder = std::function<void(const TableBlock& block, const std::string& text)>;

/// Works through a table on several threads. A block is worked on alone and taken in order, so that
/// neither text nor error depends on the threads: what is thrown about the earliest block is thrown
/// here, after everything before it has been taken. Memory: a block and its text a thread.
///
/// @param threads   at least 1
/// @param makeWork  called once on every thread, so that work may keep what it uses again
void streamBlocks(TableFile& file, int threads, const std::function<BlockWork()>& makeWork,
                  const InOrder& inOrder);

}  // namespace opmaat::engine
