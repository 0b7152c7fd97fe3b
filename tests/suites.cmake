# opmaat_suites(TARGET [PROPERTIES ...]): one test of ctest for each suite of a GoogleTest program, as
# NAME.SUITE, found when the program has been built. A process for every single test would cost more
# than nearly all of them do: the sanitizers look for leaks at every exit.
set(list_suites ${CMAKE_CURRENT_LIST_DIR}/list_suites.cmake)

function(opmaat_suites target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" PROPERTIES)
    string(REGEX REPLACE "_tests$" "" name ${target})
    set(suites ${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake)
    set(include ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake)
    list(APPEND arg_PROPERTIES SKIP_RETURN_CODE 77)
    add_custom_command(TARGET ${target} POST_BUILD
        BYPRODUCTS ${suites}
        COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${target}> -D NAME=${name} -D FILE=${suites}
            "-DPROPERTIES=${arg_PROPERTIES}" -P ${list_suites}
        VERBATIM)
    file(WRITE ${include} "if(EXISTS \"${suites}\")
  include(\"${suites}\")
else()
  add_test(${name}_NOT_BUILT ${name}_NOT_BUILT)
endif()
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include})
endfunction()
