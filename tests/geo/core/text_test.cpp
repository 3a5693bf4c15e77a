#include "geo/core/text.h"

#include <gtest/gtest.h>

namespace saban {
namespace {

TEST(Text, WithoutATranslatorIsTheSource) {
    EXPECT_EQ(text(SABAN_TR("geo", "cannot read '{0}': {1}"), "a.tif", 7), "cannot read 'a.tif': 7");
}

TEST(Text, ATranslationMayChangeTheOrderOfItsParts) {
    setTranslator([](const TextKey& key) { return std::string(key.context) + ": {1} / {0}"; });
    const std::string shown = text(SABAN_TR("geo", "{0} of {1}"), "a", "b");
    setTranslator(nullptr);
    EXPECT_EQ(shown, "geo: b / a");
}

}  // namespace
}  // namespace saban
