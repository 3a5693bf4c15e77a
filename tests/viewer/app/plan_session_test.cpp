// Large edits are shown at once and stored by a worker: in their order, and taken back when they cannot be.
#include "viewer/app/plan_session.h"

#include <QSignalSpy>
#include <algorithm>
#include <future>
#include <optional>

#include "tests/support/before_next_opening.h"
#include "tests/viewer/app/file_limit.h"
#include "tests/support/other_program.h"
#include "tests/viewer/app/session_fixture.h"

namespace saban::test {
namespace {

constexpr std::size_t kMany = app::PlanSession::kMostAtOnce + 100;

class PlanSessionTest : public SessionTest {
 protected:
    void SetUp() override {
        SessionTest::SetUp();
        open(smallPlan());
        before_ = *session_.plan();
        QObject::connect(&session_, &app::PlanSession::troubled, [this](const QString& told) { told_ << told; });
        QObject::connect(&session_, &app::PlanSession::lostEditOffered, [this](const QString& told, const layers::EditPtr& lost) {
            told_ << told;
            offered_ = lost;
        });
    }

    layers::Edit manyNotes(const char* label) {
        layers::PlanEditor editor(*session_.plan());
        std::vector<layers::Remark> notes(kMany);
        for (layers::Remark& note : notes) note.note = label;
        editor.put(notes);
        return editor.finish(label);
    }
    template <typename T, typename Change>
    layers::Edit changed(const layers::FeatureRef& feature, const char* label, Change change) {
        layers::PlanEditor editor(*session_.plan());
        T next = *editor.plan().find<T>(feature.uid);
        change(next);
        editor.put(next);
        return editor.finish(label);
    }
    /// Whatever it is called by now.
    layers::FeatureRef bunker() {
        for (const auto& row : before_.all<layers::Structure>().rows())
            if (row->name == "Hầm họp") return {std::string(layers::kindName<layers::Structure>()), row->uid};
        ADD_FAILURE();
        return {};
    }
    layers::Edit renamed(const char* name) { return changed<layers::Structure>(bunker(), "Rename", [&](layers::Structure& row) { row.name = name; }); }
    layers::FeatureRef newNote() {
        for (const auto& note : session_.plan()->all<layers::Remark>().rows())
            if (!before_.find<layers::Remark>(note->uid)) return {"notes", note->uid};
        ADD_FAILURE();
        return {};
    }
    std::size_t notes() { return session_.plan()->all<layers::Remark>().size() - before_.all<layers::Remark>().size(); }

    layers::Plan before_;
    QStringList told_;
    layers::EditPtr offered_;  ///< to be tried again
};

TEST_F(PlanSessionTest, ASmallEditIsInTheFileAtOnce) {
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    EXPECT_FALSE(session_.isStoring());
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(PlanSessionTest, ALargeEditIsShownAtOnceAndThenStored) {
    QSignalSpy edits(&session_, &app::PlanSession::edited);
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    EXPECT_TRUE(session_.isStoring());
    EXPECT_EQ(session_.storingLabel(), "Many");
    EXPECT_EQ(notes(), kMany);
    EXPECT_EQ(session_.undoLabel(), "Many");
    ASSERT_TRUE(waitFor([this] { return !session_.isStoring(); }));
    EXPECT_TRUE(stored() == *session_.plan());
    EXPECT_EQ(edits.size(), 1);
    EXPECT_EQ(session_.pastStates().size(), 1u);
    EXPECT_TRUE(told_.isEmpty()) << told_.join('\n').toStdString();
}

TEST_F(PlanSessionTest, WhatFollowsALargeEditIsStoredInItsOrder) {
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    ASSERT_TRUE(session_.apply(manyNotes("More")));
    session_.undo();
    session_.undo();
    session_.redo();
    EXPECT_EQ(notes(), kMany);
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_TRUE(stored() == *session_.plan());
    EXPECT_EQ(stored().find<layers::Structure>(named<layers::Structure>("Hầm mới").uid)->name, "Hầm mới");
    EXPECT_EQ(session_.undoLabel(), "Rename");
    EXPECT_EQ(session_.redoLabel(), "More");
    EXPECT_EQ(session_.pastStates().size(), 6u);
}

TEST_F(PlanSessionTest, ClosingWaitsForWhatIsOnItsWay) {
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    const layers::Plan last = *session_.plan();
    session_.close();
    EXPECT_TRUE(stored() == last);
}

TEST_F(PlanSessionTest, ALargeEditThatHasNoRoomIsTakenBackAndTold) {
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    const layers::Plan last = *session_.plan();
    {
        const FileLimit full(4096);
        ASSERT_TRUE(session_.apply(manyNotes("Many")));
        EXPECT_EQ(notes(), kMany);
        EXPECT_FALSE(session_.finishStoring());
    }
    EXPECT_TRUE(*session_.plan() == last);
    EXPECT_TRUE(stored() == last);
    ASSERT_EQ(told_.size(), 1);
    EXPECT_TRUE(told_.front().contains("Many") && told_.front().contains(QString::fromStdString(path_)) && told_.front().contains("disk")) << told_.front().toStdString();
    EXPECT_EQ(session_.undoLabel(), "Rename");
    EXPECT_EQ(session_.redoLabel(), "Many");
    ASSERT_TRUE(offered_);
    ASSERT_TRUE(session_.apply(renamed("Hầm khác")));
    EXPECT_EQ(session_.redoLabel(), "Many");  // also after another edit
    session_.tryAgain(offered_);
    EXPECT_FALSE(session_.canRedo());
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(notes(), kMany);
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(PlanSessionTest, WhatWasLostIsTriedAgainWithWhatBuildsOnItAlsoWhenSomethingElseWasTakenBack) {
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    {
        const FileLimit full(4096);
        ASSERT_TRUE(session_.apply(manyNotes("Many")));
        ASSERT_TRUE(session_.apply(changed<layers::Remark>(newNote(), "Change a note", [](layers::Remark& note) { note.note = "other"; })));
        EXPECT_FALSE(session_.finishStoring());
    }
    EXPECT_EQ(notes(), 0u);
    ASSERT_TRUE(offered_);
    session_.undo();
    EXPECT_EQ(session_.redoLabel(), "Rename");  // comes before what was lost
    told_.clear();
    session_.tryAgain(offered_);
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(notes(), kMany);
    EXPECT_EQ(session_.undoLabel(), "Change a note");
    EXPECT_TRUE(stored() == *session_.plan());
    session_.tryAgain(offered_);  // nothing is left to do
    EXPECT_EQ(notes(), kMany);
    EXPECT_TRUE(told_.isEmpty()) << told_.join('\n').toStdString();
    session_.close();
    session_.tryAgain(offered_);
    EXPECT_EQ(told_.size(), 1);
}

TEST_F(PlanSessionTest, WhatWasLostAndDoneAgainInPartIsTriedAgainInItsOtherPart) {
    {
        const FileLimit full(4096);
        ASSERT_TRUE(session_.apply(manyNotes("Many")));
        ASSERT_TRUE(session_.apply(changed<layers::Remark>(newNote(), "Change a note", [](layers::Remark& note) { note.note = "other"; })));
        EXPECT_FALSE(session_.finishStoring());
    }
    session_.redo();
    EXPECT_EQ(session_.undoLabel(), "Many");
    session_.tryAgain(offered_);
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(session_.undoLabel(), "Change a note");
    EXPECT_EQ(notes(), kMany);
}

TEST_F(PlanSessionTest, StoppingAllTakesAllBackAndOffersItAgainInItsOrder) {
    OtherProgram other(path_);
    other.does("BEGIN EXCLUSIVE");
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    session_.stopAllStoring();
    EXPECT_FALSE(session_.finishStoring());
    other.does("ROLLBACK TRANSACTION");
    EXPECT_TRUE(*session_.plan() == before_);
    ASSERT_EQ(told_.size(), 1);
    EXPECT_TRUE(told_.front().contains("came after it: Rename")) << told_.front().toStdString();
    session_.redo();
    session_.redo();
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(notes(), kMany);
    EXPECT_EQ(named<layers::Structure>("Hầm mới").kind, "structures");
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(PlanSessionTest, AnEditThatWasMadeForAnEarlierPlanDoesNotOverwriteWhatAnotherProgramWrote) {
    const layers::Edit edit = renamed("Hầm mới");
    OtherProgram other(path_);
    other.does("UPDATE structures SET name = 'Hầm khác' WHERE name = 'Hầm họp'");
    ASSERT_TRUE(waitFor([this] { return !told_.isEmpty(); }));  // it was looked at
    EXPECT_FALSE(session_.apply(edit));
    EXPECT_EQ(named<layers::Structure>("Hầm khác").kind, "structures");
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(PlanSessionTest, WhatBuildsOnALostEditGoesWithItAndTheRestStays) {
    OtherProgram other(path_);
    other.does("BEGIN EXCLUSIVE");
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(changed<layers::Remark>(newNote(), "Change a note", [](layers::Remark& note) { note.note = "other"; })));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    bool isAllThere = true;
    session_.whenStored(&session_, [&](bool are) { isAllThere = are; });
    session_.stopStoring();
    other.does("ROLLBACK TRANSACTION");
    ASSERT_TRUE(waitFor([&] { return !isAllThere; }));
    EXPECT_FALSE(session_.isStoring());
    EXPECT_EQ(notes(), 0u);
    EXPECT_EQ(named<layers::Structure>("Hầm mới"), (layers::FeatureRef{"structures", named<layers::Structure>("Hầm mới").uid}));
    EXPECT_TRUE(stored() == *session_.plan());
    ASSERT_EQ(told_.size(), 1);
    EXPECT_TRUE(told_.front().contains("“Many” was stopped") && told_.front().contains("Change a note")) << told_.front().toStdString();
    EXPECT_EQ(session_.undoLabel(), "Rename");
    session_.undo();
    EXPECT_TRUE(*session_.plan() == before_);
    EXPECT_FALSE(session_.canUndo());
}

TEST_F(PlanSessionTest, ALostEditThatWasUndoneLeavesNothing) {
    OtherProgram other(path_);
    other.does("BEGIN EXCLUSIVE");
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    session_.undo();
    EXPECT_EQ(notes(), 0u);
    session_.stopStoring();
    other.does("ROLLBACK TRANSACTION");
    EXPECT_FALSE(session_.finishStoring());
    EXPECT_TRUE(*session_.plan() == before_);
    EXPECT_FALSE(session_.canUndo());
    EXPECT_FALSE(session_.canRedo());
    EXPECT_EQ(told_, QStringList{QString::fromUtf8("“Many” was stopped and taken back.")});
}

TEST_F(PlanSessionTest, ASmallEditWaitsForAProgramThatHoldsTheFileForAMoment) {
    OtherProgram other(path_);
    other.does("BEGIN IMMEDIATE");
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    EXPECT_TRUE(session_.isStoring());
    EXPECT_EQ(named<layers::Structure>("Hầm mới").kind, "structures");
    other.does("ROLLBACK TRANSACTION");
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_TRUE(stored() == *session_.plan());
    EXPECT_TRUE(told_.isEmpty()) << told_.join('\n').toStdString();
}

TEST_F(PlanSessionTest, WhatAnotherProgramWritesMeanwhileIsMerged) {
    OtherProgram other(path_);
    other.does("BEGIN IMMEDIATE");
    other.does("UPDATE areas SET name = 'Khu khác'");
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    other.does("END");
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(named<layers::Area>("Khu khác").kind, "areas");
    EXPECT_EQ(notes(), kMany);
    EXPECT_TRUE(stored() == *session_.plan());
    ASSERT_EQ(told_.size(), 1);
    EXPECT_TRUE(told_.front().contains("0 added, 1 changed, 0 removed")) << told_.front().toStdString();
    session_.undo();
    session_.undo();
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(notes(), 0u);
    EXPECT_EQ(bunker().kind, "structures");
    EXPECT_EQ(named<layers::Area>("Khu khác").kind, "areas");
}

TEST_F(PlanSessionTest, WhatWasWrittenBetweenOpeningAFileAndWorkingOnItIsShown) {
    session_.close();
    auto opened = app::PlanFile::open(path_);
    ASSERT_TRUE(opened);
    OtherProgram(path_).does("UPDATE areas SET name = 'Khu khác'");
    session_.open(std::move(*opened));
    const auto isShown = [this] { return std::ranges::any_of(session_.plan()->all<layers::Area>().rows(), [](const auto& row) { return row->name == "Khu khác"; }); };
    EXPECT_TRUE(waitFor(isShown));
}

TEST_F(PlanSessionTest, AnEditOfWhatAnotherProgramChangedIsTakenBackAndTheirsStays) {
    OtherProgram other(path_);
    other.does("BEGIN IMMEDIATE");
    other.does("UPDATE structures SET name = 'Hầm khác' WHERE name = 'Hầm họp'");
    ASSERT_TRUE(session_.apply(manyNotes("Many")));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    other.does("END");
    EXPECT_FALSE(session_.finishStoring());
    EXPECT_EQ(named<layers::Structure>("Hầm khác").kind, "structures");
    EXPECT_EQ(notes(), kMany);
    EXPECT_TRUE(stored() == *session_.plan());
    EXPECT_EQ(session_.undoLabel(), "Many");
    EXPECT_TRUE(told_.join('\n').contains("Rename")) << told_.join('\n').toStdString();
}

TEST_F(PlanSessionTest, ASmallEditThatMeetsWhatAnotherProgramWroteIsShownAtOnceAndStoredBehindIt) {
    OtherProgram other(path_);
    other.does("UPDATE areas SET name = 'Khu khác'");
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    EXPECT_TRUE(session_.isStoring());  // the file is read by the worker
    EXPECT_EQ(named<layers::Structure>("Hầm mới").kind, "structures");
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(named<layers::Area>("Khu khác").kind, "areas");
    EXPECT_TRUE(stored() == *session_.plan());
}

/// A look at what another program wrote that is not at its end before it may be.
class LookTest : public PlanSessionTest {
 protected:
    void begin(const char* statement) {
        other_ = std::make_unique<OtherProgram>(path_);
        held_.emplace([this] {
            begun_.set_value();
            mayEnd_.get_future().wait();
        });
        other_->does(statement);
        auto begun = begun_.get_future();
        ASSERT_TRUE(waitFor([&] { return begun.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
    }
    void end() { mayEnd_.set_value(); }

    std::unique_ptr<OtherProgram> other_;
    std::promise<void> begun_, mayEnd_;
    std::optional<BeforeNextOpening> held_;
};

TEST_F(LookTest, WhatIsEditedMeanwhileIsStoredWithWhatItFinds) {
    ASSERT_NO_FATAL_FAILURE(begin("UPDATE areas SET name = 'Khu khác'"));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    EXPECT_TRUE(session_.isStoring());
    end();
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_EQ(named<layers::Area>("Khu khác").kind, "areas");
    EXPECT_EQ(named<layers::Structure>("Hầm mới").kind, "structures");
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(LookTest, WhatIsEditedMeanwhileCanBeStopped) {
    ASSERT_NO_FATAL_FAILURE(begin("UPDATE areas SET name = 'Khu khác'"));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    session_.stopStoring();
    end();
    EXPECT_FALSE(session_.finishStoring());
    EXPECT_EQ(named<layers::Area>("Khu khác").kind, "areas");
    EXPECT_EQ(named<layers::Structure>("Hầm họp").kind, "structures");
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));  // it was only that one
    EXPECT_TRUE(session_.finishStoring());
    EXPECT_TRUE(stored() == *session_.plan());
}

TEST_F(LookTest, WhatIsEditedMeanwhileAndDoesNotFitIsTakenBackAndWhoeverWaitsHears) {
    ASSERT_NO_FATAL_FAILURE(begin("UPDATE structures SET name = 'Hầm khác' WHERE name = 'Hầm họp'"));
    ASSERT_TRUE(session_.apply(renamed("Hầm mới")));
    std::optional<bool> isAllThere;
    session_.whenStored(&session_, [&](bool are) { isAllThere = are; });
    end();
    ASSERT_TRUE(waitFor([&] { return isAllThere.has_value(); }));
    EXPECT_FALSE(*isAllThere);
    EXPECT_FALSE(session_.isStoring());
    EXPECT_FALSE(session_.canUndo());
    EXPECT_EQ(named<layers::Structure>("Hầm khác").kind, "structures");
    EXPECT_TRUE(stored() == *session_.plan());
    EXPECT_TRUE(told_.join('\n').contains("Rename")) << told_.join('\n').toStdString();
}

}  // namespace
}  // namespace saban::test
