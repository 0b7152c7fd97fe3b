# Writes FILE, which tells ctest of every suite of PROGRAM as NAME.SUITE with PROPERTIES.
execute_process(COMMAND ${PROGRAM} --gtest_list_tests
    OUTPUT_VARIABLE listed ERROR_VARIABLE said RESULT_VARIABLE code TIMEOUT 60)
string(REGEX MATCHALL "(^|\n)[^ \n]+\\." suites "${listed}") # a test is indented, a suite is not
if(NOT code EQUAL 0 OR NOT suites)
    message(FATAL_ERROR "${PROGRAM} names no tests (exit code ${code}):\n${listed}${said}")
endif()
set(text)
foreach(suite IN LISTS suites)
    string(REGEX REPLACE "[\n.]" "" suite ${suite})
    string(APPEND text "add_test([=[${NAME}.${suite}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=])\n"
        "set_tests_properties([=[${NAME}.${suite}]=] PROPERTIES")
    foreach(word IN LISTS PROPERTIES)
        string(APPEND text " [=[${word}]=]")
    endforeach()
    string(APPEND text ")\n")
endforeach()
file(WRITE ${FILE} "${text}")
