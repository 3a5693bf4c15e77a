#pragma once

#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QTest>
#include <memory>
#include <string>

#include "layers/edit/feature_edits.h"
#include "tests/support/sample_plan.h"
#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/waiting.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"

namespace saban::test {

/// A session with a plan in a file of its own, in English.
class SessionTest : public testing::Test {
   protected:
    void SetUp() override { app::setLanguage(app::Language::English); }
    void TearDown() override { app::setLanguage(app::Language::English); }

    void open(const layers::Plan& plan) {
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, plan));
        ASSERT_TRUE(session_.open(path_));
        ASSERT_TRUE(session_.isEditable());
    }

    /// What the file holds, read anew.
    layers::Plan stored() {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        EXPECT_TRUE(store) << (store ? "" : store.error().message);
        return store ? (*store)->plan() : layers::Plan{};
    }

    template <typename T>
    layers::FeatureRef named(const std::string& name) {
        for (const auto& row : session_.plan()->all<T>().rows())
            if (row->name == name) return {std::string(layers::kindName<T>()), row->uid};
        ADD_FAILURE() << name;
        return {};
    }

    template <typename T>
    std::shared_ptr<const T> storedFeature(const layers::FeatureRef& feature) {
        auto found = stored().find<T>(feature.uid);
        EXPECT_TRUE(found);
        return found ? found : std::make_shared<const T>();
    }

    /// Shows it in a window that has the keys.
    static void showActive(QWidget& widget) {
        widget.show();
        widget.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&widget));
    }

    /// As a Vietnamese input method does: the word grows under composition, then is set.
    static void compose(QWidget* input, const QStringList& steps, const QString& word) {
        for (const QString& step : steps) {
            QInputMethodEvent preedit(step, {});
            QApplication::sendEvent(input, &preedit);
        }
        QInputMethodEvent commit;
        commit.setCommitString(word);
        QApplication::sendEvent(input, &commit);
    }

    ScratchFolder folder_;
    std::string path_;
    app::PlanSession session_;
};

}  // namespace saban::test
