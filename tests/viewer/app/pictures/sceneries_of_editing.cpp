// Pictures of what the window says while a large edit is on its way into the file.
#include <QDialog>
#include <QToolButton>

#include "layers/edit/edit.h"
#include "tests/support/other_program.h"
#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/storing_note.h"

namespace saban::test {

namespace {

/// Another program holds the file meanwhile.
void takeStoring(Studio& studio) {
    app::PlanSession& session = studio.desk().session();
    OtherProgram other(session.path());
    other.does("BEGIN EXCLUSIVE");
    layers::PlanEditor editor(*session.plan());
    std::vector<layers::Remark> notes(app::PlanSession::kMostAtOnce + 1);
    for (layers::Remark& note : notes) note.geometry = layers::Geometry::point(studio.table().ground()->bounds.center());
    editor.put(notes);
    studio.open("plan_tree");
    (void)session.apply(editor.finish(studio.isVietnamese() ? "Nhập 2000 nhận xét từ danh sách" : "Import 2000 notes from a list"));
    auto* note = studio.window().findChild<app::StoringNote*>();
    (void)studio.expect("the edit is said to be on its way", [&] { return note && note->isVisible(); });
    studio.settle(300);
    studio.take("41-storing");
    studio.window().close();  // waits for the edit
    auto* dialog = studio.window().findChild<app::StoringDialog*>();
    if (studio.expect("the closing window waits", [&] { return dialog && dialog->isVisible(); })) {
        studio.settle(300);
        studio.take("41-storing-closing");
        dialog->findChild<QToolButton*>()->click();
    }
    (void)studio.expect("the edit is stopped", [&] { return studio.window().isEnabled(); });
    other.does("ROLLBACK TRANSACTION");
    (void)studio.expect("the edit is taken back", [&] { return !session.isStoring(); });
    studio.settle(300);
    studio.take("41-storing-stopped");
}

}  // namespace

Sceneries sceneriesOfEditing() { return {{"41-storing", takeStoring}}; }

}  // namespace saban::test
