// A scene and its actions, typed by a person, and what is in the file afterwards.
#include "viewer/app/scene_editor.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>

#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/action_list.h"
#include "viewer/app/feature_chooser.h"
#include "viewer/app/field_editors.h"
#include "viewer/app/scene_words.h"

namespace saban::test {
namespace {

using layers::Scene;

class SceneEditorTest : public SessionTest {
 protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
        editor_ = std::make_unique<app::SceneEditor>(session_);
        editor_->resize(380, 900);
        showActive(*editor_);
        scene_ = named<Scene>("Mở đầu");
        editor_->setScene(scene_.uid);
    }

    app::ActionList& actions() { return editor_->actions(); }
    Scene file() { return *storedFeature<Scene>(scene_); }
    std::vector<layers::SceneAction> fileActions() {
        const auto read = layers::parseActions(file().actions);
        EXPECT_TRUE(read) << (read ? "" : read.error().message);
        return read ? *read : std::vector<layers::SceneAction>{};
    }

    static void type(app::FieldEditor& field, const QString& text) {
        auto* input = qobject_cast<QLineEdit*>(field.input());
        ASSERT_TRUE(input);
        input->setFocus();
        input->selectAll();
        QTest::keyClick(input, Qt::Key_Delete);
        QTest::keyClicks(input, text);
        QTest::keyClick(input, Qt::Key_Return);
    }

    std::unique_ptr<app::SceneEditor> editor_;
    layers::FeatureRef scene_;
};

TEST_F(SceneEditorTest, EachFieldIsOneEditThatCanBeUndone) {
    type(*editor_->editor("title"), QStringLiteral("Toan canh"));
    type(*editor_->editor("role"), QStringLiteral("Tham muu truong"));
    type(*editor_->editor("duration_s"), QStringLiteral("45"));
    type(*editor_->editor("exercise_time"), QStringLiteral("14/05/2026 08:30"));
    const Scene scene = file();
    EXPECT_EQ(scene.title, "Toan canh");
    EXPECT_EQ(scene.role, "Tham muu truong");
    EXPECT_EQ(scene.durationS, 45.0);
    EXPECT_EQ(scene.exerciseTime.iso.substr(0, 16), "2026-05-14T08:30");
    session_.undo();
    session_.undo();
    EXPECT_EQ(file().durationS, 0.0);
    EXPECT_EQ(file().title, "Toan canh");
}

TEST_F(SceneEditorTest, NotesHaveSeveralLines) {
    auto* notes = qobject_cast<QPlainTextEdit*>(editor_->editor("note")->input());
    ASSERT_TRUE(notes);
    notes->setFocus();
    compose(notes, {QStringLiteral("Chao")}, QStringLiteral("Chào thủ trưởng"));
    QTest::keyClick(notes, Qt::Key_Return);
    compose(notes, {QStringLiteral("hai")}, QStringLiteral("hai dòng"));
    QTest::keyClick(notes, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(file().note, "Chào thủ trưởng\nhai dòng");
}

TEST_F(SceneEditorTest, WhatMakesNoSenseIsRefusedWithItsReason) {
    type(*editor_->editor("duration_s"), QStringLiteral("-5"));
    EXPECT_FALSE(editor_->editor("duration_s")->reason().isEmpty());
    EXPECT_EQ(file().durationS, 0.0);
}

TEST_F(SceneEditorTest, WhatIsTakenOutOfTheListIsHidden) {
    QListWidget& list = editor_->shownList();
    const auto row = [&](const QString& title) -> QListWidgetItem* {
        const auto found = list.findItems(title, Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.front();
    };
    ASSERT_TRUE(row(QStringLiteral("Routes")));
    row(QStringLiteral("Routes"))->setCheckState(Qt::Unchecked);
    ASSERT_TRUE(waitFor([&] { return file().hiddenLayers == "routes"; }, 20000));
    EXPECT_EQ(row(QStringLiteral("Routes"))->checkState(), Qt::Unchecked);
    row(QStringLiteral("Routes"))->setCheckState(Qt::Checked);
    EXPECT_TRUE(waitFor([&] { return file().hiddenLayers.empty(); }, 20000));
}

TEST_F(SceneEditorTest, AnActionIsAddedChangedAndRefusedWhereItMakesNoSense) {
    actions().addAction(layers::kOrbit);
    ASSERT_EQ(fileActions().size(), 1u);
    EXPECT_EQ(fileActions().front().kind, "orbit");
    type(*actions().editor("degrees"), QStringLiteral("180"));
    type(*actions().editor("start_s"), QStringLiteral("2,5"));
    type(*actions().editor("duration_s"), QStringLiteral("20"));
    const auto stored = fileActions();
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored.front().startS, 2.5);
    EXPECT_EQ(stored.front().durationS, 20.0);
    EXPECT_EQ(std::get<double>(stored.front().settings.at("degrees")), 180.0);
    type(*actions().editor("duration_s"), QStringLiteral("-1"));
    EXPECT_FALSE(actions().editor("duration_s")->reason().isEmpty());
    EXPECT_EQ(fileActions(), stored);
    session_.undo();
    session_.undo();
    session_.undo();
    session_.undo();
    EXPECT_TRUE(fileActions().empty());
    EXPECT_EQ(actions().list().count(), 0);
}

TEST_F(SceneEditorTest, SharesArePercentToPeopleAndZeroToOneInThePlan) {
    actions().addAction(layers::kOpenSection);
    app::FieldEditor& to = *actions().editor("to");
    const auto stored = [&] { return std::get<double>(fileActions().front().settings.at("to")); };
    const auto shown = [&] { return qobject_cast<QLineEdit*>(to.input())->text(); };
    EXPECT_EQ(qobject_cast<QLineEdit*>(to.input())->placeholderText(), "100");
    type(to, QStringLiteral("40"));
    EXPECT_EQ(stored(), 0.4);
    EXPECT_EQ(shown(), "40");
    type(to, QStringLiteral("7 %"));
    EXPECT_EQ(stored(), 0.07);
    EXPECT_EQ(shown(), "7");
    type(to, QStringLiteral("150"));
    EXPECT_TRUE(to.reason().contains("100")) << to.reason().toStdString();
    EXPECT_EQ(stored(), 0.07);
}

TEST_F(SceneEditorTest, FeaturesComeFromTheSelectionAndFromWhatIsPicked) {
    const auto bunker = named<layers::Structure>("Hầm họp"), trench = named<layers::Structure>("Hào giao thông");
    session_.select({bunker});
    actions().addAction(layers::kOpenSection);  // takes what is selected
    EXPECT_EQ(fileActions().front().features, std::vector{bunker.uid});
    actions().setPicking(true);
    session_.select({named<layers::Route>("Đường cơ động số 1")});  // a section of a route there is not
    EXPECT_EQ(fileActions().front().features.size(), 1u);
    session_.select({trench});
    EXPECT_EQ(fileActions().front().features, (std::vector{bunker.uid, trench.uid}));
    actions().setPicking(false);
    actions().setFeatures({trench.uid});
    session_.select({bunker});
    EXPECT_EQ(fileActions().front().features, std::vector{trench.uid});
}

TEST_F(SceneEditorTest, ActionsChangePlacesAndGo) {
    actions().addAction(layers::kOrbit);
    actions().addAction(layers::kEyeLevel);
    EXPECT_EQ(actions().currentAction(), 1);
    EXPECT_EQ(fileActions().back().startS, 5.0);  // after the orbit, which takes 5 s unless told otherwise
    actions().moveAction(-1);
    EXPECT_EQ(actions().currentAction(), 0);
    EXPECT_EQ(fileActions().front().kind, "eye_level");
    actions().removeAction();
    ASSERT_EQ(fileActions().size(), 1u);
    EXPECT_EQ(fileActions().front().kind, "orbit");
}

TEST_F(SceneEditorTest, TheChooserFindsByAnyPartWithoutDiacritics) {
    const auto bunker = named<layers::Structure>("Hầm họp");
    app::FeatureChooser chooser(*session_.plan(), {"structures", "routes"}, {bunker.uid, "gone"});
    ASSERT_EQ(chooser.list().count(), 3);
    EXPECT_EQ(chooser.chosen(), (std::vector<layers::Uid>{bunker.uid, "gone"}));
    chooser.search().setText(QStringLiteral("co dong"));
    int shown = 0;
    for (int row = 0; row < 3; ++row)
        if (!chooser.list().item(row)->isHidden()) {
            ++shown;
            chooser.list().item(row)->setCheckState(Qt::Checked);
        }
    EXPECT_EQ(shown, 1);
    EXPECT_EQ(chooser.chosen().size(), 3u);
}

TEST_F(SceneEditorTest, WhatASceneHasLostIsTold) {
    EXPECT_TRUE(app::faultsOfScene(file(), *session_.plan()).isEmpty());
    Scene scene = file();
    scene.hiddenLayers = "routes 00000000-0000-0000-0000-00000000dead";
    const layers::SceneAction opening{.kind = std::string(layers::kOpenSection), .features = {named<layers::Structure>("Hầm họp").uid, "00000000-0000-0000-0000-00000000beef"}};
    scene.actions = layers::actionsText(std::span(&opening, 1));
    EXPECT_EQ(app::faultsOfScene(scene, *session_.plan()).size(), 2);
    scene.actions = "{";
    EXPECT_EQ(app::faultsOfScene(scene, *session_.plan()).size(), 2);
}

TEST_F(SceneEditorTest, ActionsThatCannotBeReadAreSaidAndBegunAnew) {
    Scene scene = file();
    scene.actions = "not JSON";
    layers::PlanEditor editor(*session_.plan());
    editor.put(scene);
    ASSERT_TRUE(session_.apply(editor.finish("damage")));
    actions().addAction(layers::kOrbit);
    EXPECT_EQ(actions().list().count(), 1);  // the damaged ones made room
    EXPECT_EQ(fileActions().size(), 1u);
}

TEST_F(SceneEditorTest, ACaptionIsOneParagraphThatEnterGives) {
    auto* caption = qobject_cast<QPlainTextEdit*>(editor_->editor("caption")->input());
    ASSERT_TRUE(caption);
    const int emptyPx = caption->height();
    caption->setFocus();
    caption->insertPlainText(QStringLiteral("Chuyển trạng thái\ncủa khu vực phòng thủ "));
    caption->insertPlainText(QStringLiteral("từ thời bình sang thời chiến ").repeated(6));
    EXPECT_GT(caption->height(), emptyPx);
    EXPECT_FALSE(caption->verticalScrollBar()->isVisible());
    QTest::keyClick(caption, Qt::Key_Return);
    EXPECT_EQ(file().caption.substr(0, std::string("Chuyển trạng thái của khu vực phòng thủ từ").size()), "Chuyển trạng thái của khu vực phòng thủ từ");
    EXPECT_EQ(file().caption.find('\n'), std::string::npos);
}

class CutActionTest : public SceneEditorTest {
 protected:
    void SetUp() override {
        SceneEditorTest::SetUp();
        actions().addAction(layers::kCutBlock);
        ASSERT_TRUE(places());
    }
    QPlainTextEdit* places() {
        auto* field = actions().editor("line");
        return field ? field->findChild<QPlainTextEdit*>() : nullptr;
    }
    void typePlaces(const QString& text) {
        places()->setFocus();
        places()->setPlainText(text);
        QTest::keyClick(places(), Qt::Key_Return, Qt::ControlModifier);
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* one : actions().findChildren<QPushButton*>())
            if (one->text() == text && !one->parentWidget()->parentWidget()->isHidden()) return one;  // a form that was dropped is hidden until it is gone
        return nullptr;
    }
    std::optional<std::pair<glm::dvec2, glm::dvec2>> stored() { return layers::cutLineOf(fileActions().front()); }
};

TEST_F(CutActionTest, ItsLineIsTypedInAnyWayOfWritingCoordinatesAndTurned) {
    typePlaces(QStringLiteral("X 2331000,5 Y 480000\nE 480800 N 2331500"));
    EXPECT_EQ(stored(), std::pair(glm::dvec2(480000.0, 2331000.5), glm::dvec2(480800.0, 2331500.0)));
    ASSERT_TRUE(button(QStringLiteral("Other side")));
    button(QStringLiteral("Other side"))->click();
    EXPECT_EQ(stored(), std::pair(glm::dvec2(480800.0, 2331500.0), glm::dvec2(480000.0, 2331000.5)));
}

TEST_F(CutActionTest, OnePlaceIsNoLine) {
    typePlaces(QStringLiteral("X 2331000 Y 480000"));
    EXPECT_FALSE(actions().editor("line")->reason().isEmpty());
    EXPECT_FALSE(stored());
}

TEST_F(CutActionTest, PlacesThatLieTogetherAreRefusedAndStay) {
    const QString typed = QStringLiteral("E 480000 N 2331000\nE 480000.3 N 2331000.4");
    typePlaces(typed);
    EXPECT_FALSE(actions().editor("line")->reason().isEmpty());
    EXPECT_EQ(places()->toPlainText(), typed);
    EXPECT_TRUE(fileActions().front().settings.empty());
    typePlaces(QStringLiteral("E 480000 N 2331000\nE 480003 N 2331004"));
    EXPECT_TRUE(actions().editor("line")->reason().isEmpty());
    EXPECT_EQ(stored(), std::pair(glm::dvec2(480000.0, 2331000.0), glm::dvec2(480003.0, 2331004.0)));
    actions().setCutSource([] { return std::optional(std::pair(glm::dvec2(480100.0, 2331000.1), glm::dvec2(480100.4, 2331000.2))); });
    editor_->setScene({});
    editor_->setScene(scene_.uid);
    actions().chooseAction(0);
    button(QStringLiteral("Use the cut on the table"))->click();
    EXPECT_FALSE(actions().editor("line")->reason().isEmpty());
    EXPECT_EQ(stored(), std::pair(glm::dvec2(480000.0, 2331000.0), glm::dvec2(480003.0, 2331004.0)));
}

TEST_F(CutActionTest, AHiddenPanelWaitsForNoCut) {
    std::optional<std::pair<glm::dvec2, glm::dvec2>> onTable;
    actions().setCutSource([&] { return onTable; });
    editor_->setScene({});
    editor_->setScene(scene_.uid);
    actions().chooseAction(0);
    editor_->show();
    editor_->findChild<QTabWidget*>()->setCurrentIndex(1);
    ASSERT_TRUE(actions().isVisible());
    button(QStringLiteral("Draw on the table"))->click();
    editor_->hide();
    onTable = std::pair(glm::dvec2(480100.0, 2331000.0), glm::dvec2(480900.0, 2331700.0));
    actions().cutChanged();
    EXPECT_FALSE(stored());
}

TEST_F(CutActionTest, WhatIsDrawnOnTheTableIsTakenOnceItIsThere) {
    std::optional<std::pair<glm::dvec2, glm::dvec2>> onTable;
    actions().setCutSource([&] { return onTable; });
    const auto drawn = std::pair(glm::dvec2(480100.0, 2331000.0), glm::dvec2(480900.0, 2331700.0));
    editor_->setScene({});
    editor_->setScene(scene_.uid);
    actions().chooseAction(0);
    QSignalSpy wanted(&actions(), &app::ActionList::cutDrawingWanted);
    ASSERT_TRUE(button(QStringLiteral("Draw on the table")));
    button(QStringLiteral("Draw on the table"))->click();
    EXPECT_EQ(wanted.count(), 1);
    actions().cutChanged();  // what was there before is gone
    EXPECT_FALSE(stored());
    onTable = std::pair(drawn.first + glm::dvec2(0.2), drawn.second - glm::dvec2(0.3));
    actions().cutChanged();
    EXPECT_EQ(stored(), drawn);
    onTable = std::pair(drawn.second, drawn.first);
    actions().cutChanged();  // nobody waits for it
    EXPECT_EQ(stored(), drawn);
}

}  // namespace
}  // namespace saban::test
