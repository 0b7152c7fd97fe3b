#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

/// Compares `actual` with tests/golden/NAME, byte for byte. On a difference leaves NAME.actual
/// beside it: look at the difference and, if it is right, rename.
inline void expectGolden(const std::string& name, const std::string& actual)
{
    const std::string path = std::string(SOURCE_DIR) + "/tests/golden/" + name;
    std::ifstream file(path, std::ios::binary);
    const std::string expected(std::istreambuf_iterator<char>(file), {});
    if (actual == expected) return;
    std::ofstream(path + ".actual", std::ios::binary) << actual;
    ADD_FAILURE() << name << " differs. See it with: diff -u " << path << " " << path << ".actual";
}
