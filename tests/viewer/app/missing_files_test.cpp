// A plan whose map files are not where it says, in the window.
#include <QPushButton>
#include <QSignalSpy>

#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"
#include "tests/viewer/app/window_fixture.h"

namespace saban::test {
namespace {

namespace fs = std::filesystem;

class MissingFilesTest : public WindowTest {
   protected:
    /// A plan over an elevation file of that path.
    QString planOver(const std::string& elevation) {
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Diễn tập";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer layer;
        layer.kind = layers::MapLayerKind::Elevation;
        layer.name = "Độ cao";
        layer.path = elevation;
        editor.put(layer);
        const QString path = folder_.file("plan.gpkg");
        const auto made = layers::PlanStore::create(path.toStdString(), editor.plan());
        EXPECT_TRUE(made) << made.error().message;
        return path;
    }
    std::string storedPath(const QString& plan) {
        const auto store = layers::PlanStore::open(plan.toStdString(), layers::Access::ReadOnly);
        EXPECT_TRUE(store);
        return (*store)->plan().all<layers::MapLayer>().rows().front()->path;
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* one : messages().findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
};

TEST_F(MissingFilesTest, WhatLiesBesideThePlanIsShownAndCanBeKept) {
    writeElevation(folder_, "hills.tif");
    const QString plan = planOver("/gone/away/hills.tif");
    window_->openFiles({plan});
    settle();
    ASSERT_TRUE(table().ground());
    ASSERT_NE(button("Keep this in the plan"), nullptr) << messages().messages().join("\n").toStdString();
    button("Keep this in the plan")->click();
    settle();
    EXPECT_EQ(storedPath(plan), "hills.tif");
    EXPECT_TRUE(table().ground());
    EXPECT_EQ(button("Keep this in the plan"), nullptr);
    const auto store = layers::PlanStore::open(plan.toStdString(), layers::Access::ReadOnly);
    EXPECT_EQ((*store)->pastStates()->size(), 1u);
}

TEST_F(MissingFilesTest, WhatIsKeptIsAnEditOfTheOpenPlanAndNoOtherProgramsDoing) {
    writeElevation(folder_, "hills.tif");
    const QString plan = planOver("/gone/away/hills.tif");
    window_->openFiles({plan});
    settle();
    ASSERT_NE(button("Keep this in the plan"), nullptr);
    button("Keep this in the plan")->click();
    settle();
    EXPECT_TRUE(window_->desk().session().canUndo());
    QTest::qWait(1500);  // longer than a change by others needs to be noticed
    EXPECT_FALSE(messages().messages().join("\n").contains("Another program")) << messages().messages().join("\n").toStdString();
}

TEST_F(MissingFilesTest, APlanWithoutItsElevationSaysSoAndOffersToLookForIt) {
    const QString plan = planOver("hills.tif");
    window_->openFiles({plan});
    settle();
    EXPECT_FALSE(table().ground());
    EXPECT_TRUE(window_->hasFailed());
    ASSERT_NE(button("Look for it…"), nullptr) << messages().messages().join("\n").toStdString();
    const QString all = messages().messages().join("\n");
    EXPECT_TRUE(all.contains("hills.tif")) << all.toStdString();
    EXPECT_TRUE(all.contains("its elevation are missing")) << all.toStdString();
    EXPECT_EQ(messages().messages().size(), 2) << all.toStdString();
}

}  // namespace
}  // namespace saban::test
