#pragma once

namespace opmaat::program {

/// Software rendering, and the font that the pages are made for, loaded by file: a page looks and
/// wraps the same on every machine. After the application was made, before its first window.
void prepareAppearance();

}  // namespace opmaat::program
