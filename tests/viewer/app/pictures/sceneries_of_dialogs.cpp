// Pictures of dialogs and other windows, and of the start page.
#include <QFile>

#include "layers/briefing/register.h"
#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/brief_dialogs.h"
#include "viewer/app/brief_menu.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/feature_chooser.h"
#include "viewer/app/ground_page.h"
#include "viewer/app/help_window.h"
#include "viewer/app/import_dialog.h"
#include "viewer/app/new_plan_ground.h"
#include "viewer/app/new_plan_wizard.h"
#include "viewer/app/register_window.h"
#include "viewer/briefing/presentation.h"
#include "viewer/briefing/rehearsal_dialog.h"

namespace saban::test {

namespace {

void takeStart(Studio& studio) {
    studio.pause(400);
    studio.take("00-start");
}

void takeAssistant(Studio& studio) {
    studio.window().planStart().makePlan();
    app::NewPlanWizard* assistant = studio.window().planStart().assistantWindow();
    if (!studio.expect("the assistant is open", [&] { return assistant && assistant->isVisible(); }, 3000)) return;
    studio.pause(300);
    studio.take("01-assistant-1-empty");
    assistant->groundPage().addFiles({studio.file("valley_10m.tif")});
    studio.pause(100);
    (void)studio.expect("the ground is read", [&] { return !assistant->ground().isReading(); });
    studio.pause(300);
    studio.take("01-assistant-1");
    for (int page = 2; page <= 3; ++page) {
        assistant->next();
        studio.pause(500);
        studio.take(QStringLiteral("01-assistant-%1").arg(page));
    }
}

/// One of the dialogs that make something of the scenes, its preview drawn.
Scenery briefPicture(const char* name, app::BriefOutput output) {
    return {QString::fromLatin1(name), [=](Studio& studio) {
                app::BriefDialog* dialog = app::showBriefDialog(output, studio.desk().session(), &studio.window(), studio.window().presentation().settings().room);
                dialog->setProgram(QStringLiteral(SABAN_BUILD_DIR "/saban"));
                dialog->firstScene().setCurrentIndex(2);
                dialog->lastScene().setCurrentIndex(4);
                (void)studio.expect("the preview is drawn", [&] { return !dialog->preview().isNull(); }, 60000);
                studio.settle(200);
                studio.take(QString::fromLatin1(name));
            }};
}

void takeImport(Studio& studio) {
    QFile list(studio.file("list.csv"));
    if (list.open(QIODevice::WriteOnly)) {
        list.write("Tên;Loại;X;Y;Ghi chú\n");
        for (int i = 0; i < 8; ++i) list.write(QStringLiteral("Hầm cá nhân số %1;Hầm cá nhân;%2;%3;Đất sét pha\n").arg(i + 1).arg(2336536 + 30 * i).arg(487593 + 40 * i).toUtf8());
        list.write("Hầm lỗi;Không rõ;abc;12;\n");
        list.close();
    }
    studio.window().planStart().importInto();
    app::ImportDialog* dialog = studio.window().planStart().importWindow();
    if (!dialog) return;
    dialog->setFile(list.fileName());
    studio.pause(100);
    (void)studio.expect("the list is read", [&] { return !dialog->isReading(); });
    studio.settle(300);
    studio.take("23-import");
}

void takeExport(Studio& studio) {
    studio.window().planStart().exportFrom();
    studio.settle(400);
    studio.take("24-export");
}

void takeHelp(Studio& studio) {
    for (const char* page : {"keys", "presenting", "table"}) {
        studio.window().help().showPage(QString::fromLatin1(page));
        studio.settle(200);
        studio.take(QStringLiteral("25-help-") + QString::fromLatin1(page));
    }
    if (app::HelpWindow* help = studio.window().help().shown()) help->search(studio.isVietnamese() ? QStringLiteral("mặt cắt") : QStringLiteral("section"));
    studio.settle(200);
    studio.take("25-help-search");
}

void takeRegister(Studio& studio) {
    const std::string made = studio.file("handout.pdf").toStdString();
    QFile file(QString::fromStdString(made));
    if (file.open(QIODevice::WriteOnly)) file.write("%PDF-1.4\n");
    file.close();
    for (const char* kind : {"picture", "handout", "handout"}) (void)layers::enterOutputs(studio.desk().session().path(), studio.plan()->settings.marking, kind, std::span(&made, 1));
    app::RegisterWindow window(studio.desk().session(), &studio.window());
    window.show();
    studio.settle(300);
    studio.take("26-register");
}

void takeRehearsal(Studio& studio) {
    app::Rehearsal rehearsal;
    double seconds = 20.0;
    for (const auto& scene : layers::scenesInOrder(*studio.plan())) {
        rehearsal.times.push_back({scene->uid, seconds});
        seconds += 7.3;
    }
    app::RehearsalDialog dialog(*studio.plan(), rehearsal, true, &studio.window());
    dialog.show();
    studio.settle(200);
    studio.take("37-rehearsal");
}

void takeChooser(Studio& studio) {
    app::FeatureChooser chooser(*studio.plan(), {"structures", "units", "routes"}, {}, &studio.window());
    chooser.show();
    studio.settle(200);
    studio.take("38-choosing");
}

void takeOffset(Studio& studio) {
    studio.select<layers::Route>();
    studio.takeWhileOpen("35-offset", [&] { studio.desk().lines().offset->trigger(); });
}

/// A dialog that an action opens and waits for.
Scenery dialogPicture(const char* name, const std::function<QAction*(Studio&)>& action) {
    return {QString::fromLatin1(name), [=](Studio& studio) { studio.takeWhileOpen(QString::fromLatin1(name), [&] { action(studio)->trigger(); }); }};
}

}  // namespace

Sceneries sceneriesWithoutPlan() { return {{"00-start", takeStart}, {"01-assistant", takeAssistant}}; }

Sceneries sceneriesOfDialogs() {
    return {briefPicture("21-brief-handout", app::BriefOutput::Handout),
            briefPicture("21-brief-pictures", app::BriefOutput::Pictures),
            briefPicture("21-brief-video", app::BriefOutput::Video),
            briefPicture("21-brief-print", app::BriefOutput::Print),
            dialogPicture("22-room", [](Studio& studio) { return studio.window().briefMenu().room; }),
            {"23-import", takeImport},
            {"24-export", takeExport},
            {"25-help", takeHelp},
            {"26-register", takeRegister},
            dialogPicture("27-about", [](Studio& studio) { return studio.window().actions().about; }),
            dialogPicture("28-new-plan", [](Studio& studio) { return studio.window().actions().newPlan; }),
            dialogPicture("29-crs", [](Studio& studio) { return studio.window().actions().crs; }),
            {"35-offset", takeOffset},
            dialogPicture("36-declination", [](Studio& studio) { return studio.desk().measureSettings().declination; }),
            {"37-rehearsal", takeRehearsal},
            {"38-choosing", takeChooser}};
}

}  // namespace saban::test
