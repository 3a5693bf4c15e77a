// What is made of a briefing, asked for in a dialog. A script stands in for the program that does the work.
#include "viewer/app/brief_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <set>

#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/briefing_printer.h"

namespace saban::test {
namespace {

using app::BriefDialog;
using app::BriefOutput;

class BriefDialogTest : public SessionTest {
   protected:
    void openScenes() {
        layers::PlanEditor editor(smallPlan());
        for (int i = 0; i < 3; ++i) {
            layers::Scene scene;
            scene.name = "Cảnh " + std::to_string(i);
            scene.order = 10 + i;
            editor.put(scene);
        }
        open(editor.plan());
    }
    std::unique_ptr<BriefDialog> dialogFor(BriefOutput output, const QByteArray& script = "exit 0") {
        auto dialog = std::make_unique<BriefDialog>(output, session_, QString::fromStdString(folder_.file("").toStdString()));
        dialog->setProgram(writeProgram(script));
        return dialog;
    }
    QString writeProgram(const QByteArray& script) {
        QFile file(folder_.file("program"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        // Of previews only what they are asked for is tested.
        file.write("#!/bin/sh\ncase \"$*\" in *--preview*) echo \"$@\" >'" + folder_.file("preview").toUtf8() + "'; exit 0;; esac\necho \"$@\" >'" + folder_.file("asked").toUtf8() + "'\n" + script + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QString asked(const char* name = "asked") {
        QFile file(folder_.file(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }
    static bool finish(BriefDialog& dialog) {
        return waitFor([&] { return !dialog.isRunning(); }, 10000);
    }
};

TEST_F(BriefDialogTest, AsksTheProgramForTheScenesThatAreChosen) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Handout, "echo '{\"files\":[\"/out/plan.pdf\"]}'");
    EXPECT_EQ(dialog->firstScene().count(), 4);
    EXPECT_EQ(dialog->lastScene().currentIndex(), 3);
    dialog->firstScene().setCurrentIndex(1);
    dialog->accept();
    ASSERT_TRUE(finish(*dialog));
    EXPECT_EQ(dialog->made(), QStringList{"/out/plan.pdf"});
    EXPECT_TRUE(dialog->message().contains("/out/plan.pdf")) << dialog->message().toStdString();
    const QString words = asked();
    EXPECT_TRUE(words.startsWith("brief " + QString::fromStdString(path_))) << words.toStdString();
    for (const char* part : {"--from 2 --to 4", "plan.pdf", "--page A4", "--dpi 200", "--json", "--progress"}) EXPECT_TRUE(words.contains(part)) << part << " in " << words.toStdString();
    EXPECT_FALSE(words.contains("--force"));
}

TEST_F(BriefDialogTest, ShowsHowFarItIsAndWhatWentWrong) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Video, "echo 'saban: warning: old' >&2; echo 'progress 25.00 90' >&2; read x <'" + folder_.file("gate").toUtf8() + "'; echo 'saban: error: the disk is full' >&2; exit 1");
    ASSERT_EQ(system(("mkfifo '" + folder_.file("gate").toStdString() + "'").c_str()), 0);
    dialog->accept();
    EXPECT_TRUE(waitFor([&] { return dialog->message().contains("25 %"); }, 10000)) << dialog->message().toStdString();
    EXPECT_TRUE(dialog->message().contains("2 min")) << "90 s, rounded: " << dialog->message().toStdString();
    EXPECT_FALSE(dialog->makeButton().isEnabled());
    QFile gate(folder_.file("gate"));
    ASSERT_TRUE(gate.open(QIODevice::WriteOnly));
    gate.write("\n");
    gate.close();
    ASSERT_TRUE(finish(*dialog));
    EXPECT_EQ(dialog->message(), "the disk is full");
    EXPECT_TRUE(dialog->made().isEmpty());
    EXPECT_TRUE(dialog->makeButton().isEnabled());
}

TEST_F(BriefDialogTest, StopsTheWorkBeforeItCloses) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Video, "exec sleep 1000");
    dialog->show();
    dialog->accept();
    ASSERT_TRUE(dialog->isRunning());
    dialog->reject();
    EXPECT_TRUE(dialog->isVisible());
    ASSERT_TRUE(finish(*dialog));
    EXPECT_TRUE(dialog->message().contains("goes on from there")) << dialog->message().toStdString();
    dialog->reject();
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(BriefDialogTest, TellsThatTheProgramIsNotThere) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Handout);
    dialog->setProgram("/no/such/program");
    dialog->accept();
    ASSERT_TRUE(finish(*dialog));
    EXPECT_TRUE(dialog->message().contains("/no/such/program")) << dialog->message().toStdString();
}

TEST_F(BriefDialogTest, ReplacesAFileOnlyWhenThatIsTicked) {
    openScenes();
    QFile there(folder_.file("plan.mp4"));
    ASSERT_TRUE(there.open(QIODevice::WriteOnly));
    there.close();
    auto dialog = dialogFor(BriefOutput::Video);
    dialog->show();
    dialog->accept();
    EXPECT_FALSE(dialog->isRunning());
    EXPECT_TRUE(dialog->message().contains("already")) << dialog->message().toStdString();
    QCheckBox* replace = nullptr;
    for (auto* box : dialog->findChildren<QCheckBox*>())
        if (box->text().remove('&').startsWith("Replace")) replace = box;
    ASSERT_NE(replace, nullptr);
    EXPECT_TRUE(replace->isVisible());
    replace->click();
    dialog->accept();
    ASSERT_TRUE(finish(*dialog));
    EXPECT_TRUE(asked().contains("--force")) << asked().toStdString();
}

TEST_F(BriefDialogTest, WhatItMadeItselfCanBeReplacedToo) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Handout, "touch '" + folder_.file("plan.pdf").toUtf8() + "'");
    dialog->show();
    dialog->accept();
    ASSERT_TRUE(finish(*dialog));
    QCheckBox* replace = nullptr;
    for (auto* box : dialog->findChildren<QCheckBox*>())
        if (box->text().remove('&').startsWith("Replace")) replace = box;
    ASSERT_NE(replace, nullptr);
    EXPECT_TRUE(replace->isVisible());
    dialog->accept();
    EXPECT_FALSE(dialog->isRunning());
    EXPECT_TRUE(dialog->message().contains("already")) << dialog->message().toStdString();
    replace->click();
    dialog->accept();
    ASSERT_TRUE(finish(*dialog));
    EXPECT_TRUE(asked().contains("--force")) << asked().toStdString();
    EXPECT_FALSE(replace->isChecked());  // the next one is asked about again
}

TEST_F(BriefDialogTest, AProgramThatDoesNotStopIsEndedWhenAskedAgain) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Video, "trap '' TERM; echo 'progress 1.00 90' >&2; exec 2>/dev/null; while :; do sleep 0.1; done");
    dialog->show();
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return dialog->message().contains("1 %"); }, 10000)) << dialog->message().toStdString();
    dialog->reject();
    QTest::qWait(300);
    ASSERT_TRUE(dialog->isRunning());
    dialog->reject();
    EXPECT_TRUE(finish(*dialog));
    EXPECT_TRUE(dialog->isVisible());
}

TEST_F(BriefDialogTest, ThePreviewIsForTheRoomAndTellsWhyThereIsNone) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Pictures);
    dialog->setRoom({.screenHeightM = 2.5, .lastRowM = 12.0});
    EXPECT_TRUE(waitFor([&] { return asked("preview").contains("--room 2.5,12"); }, 10000)) << asked("preview").toStdString();
    dialog->setProgram("/no/such/program");
    dialog->firstScene().setCurrentIndex(1);
    const auto* preview = dialog->findChild<QLabel*>("preview");
    ASSERT_NE(preview, nullptr);
    EXPECT_TRUE(waitFor([&] { return preview->text().contains("/no/such/program"); }, 10000)) << preview->text().toStdString();
}

TEST_F(BriefDialogTest, RefusesALastSceneBeforeTheFirst) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Pictures);
    dialog->firstScene().setCurrentIndex(2);
    dialog->lastScene().setCurrentIndex(1);
    dialog->accept();
    EXPECT_FALSE(dialog->isRunning());
    EXPECT_TRUE(dialog->message().contains("before the first")) << dialog->message().toStdString();
}

TEST_F(BriefDialogTest, SaysFromTheStartThatThereIsNoPrinter) {
    openScenes();
    auto dialog = dialogFor(BriefOutput::Print);
    const bool hasOne = !app::printerNames().isEmpty();
    EXPECT_EQ(dialog->makeButton().isEnabled(), hasOne);
    EXPECT_EQ(dialog->makeButton().toolTip().isEmpty(), hasOne);
    EXPECT_EQ(dialog->message().isEmpty(), hasOne) << dialog->message().toStdString();
    if (hasOne) return;
    dialog->accept();
    EXPECT_FALSE(dialog->isRunning());
    EXPECT_TRUE(dialog->message().contains("No printer")) << dialog->message().toStdString();
}

TEST_F(BriefDialogTest, HasAKeyOfItsOwnForEachField) {
    openScenes();
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        for (const BriefOutput output : {BriefOutput::Handout, BriefOutput::Pictures, BriefOutput::Video, BriefOutput::Print}) {
            const auto dialog = dialogFor(output);
            std::set<QString> keys;
            const auto take = [&](const QString& words) {
                static const QRegularExpression key(QStringLiteral("&([^&])"));
                const QString found = key.match(words).captured(1).toUpper();
                if (!found.isEmpty()) {
                    EXPECT_TRUE(keys.insert(found).second) << found.toStdString() << " twice, in: " << words.toStdString();
                }
            };
            for (const auto* label : dialog->findChildren<QLabel*>())
                if (label->buddy()) take(label->text());
            for (const auto* button : dialog->findChildren<QAbstractButton*>()) take(button->text());
            for (const auto* field : dialog->findChildren<QWidget*>())
                if (qobject_cast<const QComboBox*>(field) || qobject_cast<const QSpinBox*>(field) || (qobject_cast<const QLineEdit*>(field) && qobject_cast<const QDialog*>(field->parentWidget()))) {
                    EXPECT_FALSE(field->accessibleName().isEmpty()) << field->metaObject()->className();
                }
        }
    }
}

}  // namespace
}  // namespace saban::test
