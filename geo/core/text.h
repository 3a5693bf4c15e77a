#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

/// Marks a text that people read, so that the translation tools find it. Give it to `saban::text`.
#define SABAN_TR(context, source) saban::TextKey{context, source}

namespace saban {

/// A text to be translated: the context groups texts in the translation files ("geo", "layers", "cli").
struct TextKey {
    const char* context;
    const char* source;
};

/// Gives the translation of a text, or the source itself.
using Translator = std::string (*)(const TextKey& key);

/// Installs the translation used from now on; null goes back to the English source texts.
/// Thread safety: any thread.
void setTranslator(Translator translator);

/// The text in the user's language. Thread safety: any thread.
std::string translated(const TextKey& key);

/// The text in the user's language with `{}` or `{0}` replaced in the manner of {fmt}:
/// `text(SABAN_TR("geo", "cannot read '{}': {}"), path, reason)`.
template <typename... Args>
std::string text(const TextKey& key, const Args&... args) {
    return fmt::vformat(translated(key), fmt::make_format_args(args...));
}

}  // namespace saban
