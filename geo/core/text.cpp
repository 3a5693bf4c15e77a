#include "geo/core/text.h"

#include <atomic>

namespace saban {

namespace {
std::atomic<Translator> currentTranslator{nullptr};
}

void setTranslator(Translator translator) { currentTranslator.store(translator); }

std::string translated(const TextKey& key) {
    const Translator translator = currentTranslator.load();
    return translator ? translator(key) : std::string(key.source);
}

}  // namespace saban
