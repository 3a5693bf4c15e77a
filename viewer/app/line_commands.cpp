#include "viewer/app/line_commands.h"

#include "layers/edit/feature_edits.h"
#include "layers/edit/line_splits.h"
#include "viewer/app/offset_dialog.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

LineCommands::LineCommands(QMenu& menu, QWidget& window, PlanSession& session, QObject* parent) : QObject(parent), session_(session) {
    menu.addSeparator();
    offset = menu.addAction(QString());
    split = menu.addAction(QString());
    splitWhereCrossed = menu.addAction(QString());
    connect(offset, &QAction::triggered, this, [this, &window] { askForOffset(window); });
    connect(split, &QAction::triggered, this, [this] {
        if (hasOneLine()) emit splitToolWanted();
    });
    connect(splitWhereCrossed, &QAction::triggered, this, &LineCommands::splitAtCrossings);
    retranslateUi();
}

bool LineCommands::hasOneLine() {
    const bool hasOne = session_.plan() && session_.selection().size() == 1 &&
                        layers::geometryOf(*session_.plan(), session_.selection().front(), {}).kind == layers::GeometryKind::Line;
    if (!hasOne) emit troubled(tr("Select exactly one line first: a route, a control line, a trench or a note along a line."));
    return hasOne;
}

void LineCommands::askForOffset(QWidget& window) {
    if (!hasOneLine()) return;
    auto* dialog = new OffsetDialog(session_, session_.selection().front(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LineCommands::splitAtCrossings() {
    if (!session_.plan() || session_.selection().size() != 2) {
        emit troubled(tr("Select two lines: first the one to split, then, with Ctrl, the one that crosses it."));
        return;
    }
    const auto edit = layers::splitLineWhereCrossed(*session_.plan(), session_.selection()[0], session_.selection()[1]);
    if (!edit) emit troubled(QString::fromStdString(edit.error().message));
    else if (session_.apply(edit->edit)) session_.select({edit->feature});
}

void LineCommands::retranslateUi() {
    offset->setText(tr("&Beside, at a distance…"));
    split->setText(tr("S&plit with a click…"));
    splitWhereCrossed->setText(tr("Split where a second line &crosses"));
}

}  // namespace saban::app
