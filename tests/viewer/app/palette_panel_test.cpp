#include "viewer/app/palette_panel.h"

#include <gtest/gtest.h>

#include <QTabBar>

namespace saban::app {
namespace {

TEST(PalettePanel, FindsACommandPostByWhatItIsCalledAndByWhatItWasBefore) {
    PalettePanel palette;
    palette.findChild<QTabBar*>()->setCurrentIndex(1);  // command posts
    EXPECT_EQ(palette.count(), 4);
    for (const char* name : {"sở chỉ huy cơ bản", "so chi huy chinh", "Main"}) {
        palette.setSearch(QString::fromUtf8(name));
        EXPECT_EQ(palette.count(), 1) << name;
    }
}

}  // namespace
}  // namespace saban::app
