# SPDX-License-Identifier: EUPL-1.2
# How our own code is compiled. Guests are included as system headers and keep their warnings.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Checks stay on in the product, so Release does not define NDEBUG.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

add_library(houvast_compile INTERFACE)
target_compile_options(houvast_compile INTERFACE
  # A fused multiply-add rounds once where two operations round twice: the same study would give
  # other figures on another processor.
  -ffp-contract=off
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # A field with a default may stay out of a designated initializer; that is what the default is for.
  -Wno-missing-field-initializers
  $<$<BOOL:${HOUVAST_WERROR}>:-Werror>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports overlap inside std::string where there is none (GCC bug 105329).
  target_compile_options(houvast_compile INTERFACE -Wno-restrict)
  if(HOUVAST_SANITIZE)
    # Instrumented code hides from g++ that a value was set.
    target_compile_options(houvast_compile INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(HOUVAST_SANITIZE)
  add_compile_options(-fsanitize=${HOUVAST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HOUVAST_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(HOUVAST_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
