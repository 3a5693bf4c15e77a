#include "viewer/app/feature_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "viewer/app/count_text.h"
#include "viewer/app/language.h"
#include "viewer/app/place_editor.h"
#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 4.0;  // more turns the view

}  // namespace

FeatureMenu::FeatureMenu(PlanDesk& desk, TableWidget& table, QObject* parent) : QObject(parent), desk_(desk), table_(table) { table_.installEventFilter(this); }

bool FeatureMenu::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress: {
            const auto& mouse = static_cast<const QMouseEvent&>(*event);
            pressedAt_ = mouse.button() == Qt::RightButton && mouse.buttons() == Qt::RightButton ? std::optional(mouse.position()) : std::nullopt;
            break;
        }
        case QEvent::MouseMove:
            if (pressedAt_) {
                const QPointF way = static_cast<const QMouseEvent&>(*event).position() - *pressedAt_;
                if (std::hypot(way.x(), way.y()) > kDragPx) pressedAt_.reset();
            }
            break;
        case QEvent::MouseButtonRelease:
            if (const auto at = std::exchange(pressedAt_, std::nullopt); at && static_cast<const QMouseEvent&>(*event).button() == Qt::RightButton)
                QMetaObject::invokeMethod(this, [this, at = *at] { showAt(at); }, Qt::QueuedConnection);  // the table ends its own press first
            break;
        case QEvent::ContextMenu: {
            const auto& menu = static_cast<const QContextMenuEvent&>(*event);
            if (menu.reason() != QContextMenuEvent::Keyboard) return true;  // the button's own comes when it is let go
            QPointF at = QPointF(table_.pane(table_.activeView()).area.center());
            const auto& session = desk_.session();
            if (session.plan() && !session.selection().empty())
                if (const auto place = layers::geometryOf(*session.plan(), session.selection().front(), desk_.phase()).labelPoint())
                    if (const auto on = table_.positionOf(*place); on && table_.isInView(*on)) at = *on;
            showAt(at);
            return true;
        }
        default: break;
    }
    return QObject::eventFilter(watched, event);
}

void FeatureMenu::showAt(QPointF position) {
    if (!table_.ground()) return;
    PlanSession& session = desk_.session();
    auto* menu = new QMenu(&table_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("featureMenu"));
    if (desk_.isSelecting() && session.plan()) {
        const auto here = desk_.featuresAt(position);
        const bool isOnSelected = std::any_of(here.begin(), here.end(), [&](const auto& feature) { return session.isSelected(feature); });
        if (!here.empty() && !isOnSelected) session.select({here.front()});
        if (!here.empty()) fillForSelection(*menu, false);
    }
    const auto picked = table_.pick(position);
    if (picked) {
        if (!menu->isEmpty()) menu->addSeparator();
        fillForPlace(*menu, glm::dvec2(picked->ground));
    }
    if (menu->isEmpty()) delete menu;
    else menu->popup(table_.globalAt(position));
}

void FeatureMenu::fillForSelection(QMenu& menu, bool isInList) {
    PlanSession& session = desk_.session();
    if (!session.plan() || session.selection().empty()) return;
    const bool isOne = session.selection().size() == 1;
    QAction* title = menu.addAction(isOne ? plainMenuText(QString::fromStdString(layers::titleOf(*session.plan(), session.selection().front(), language() == Language::Vietnamese)))
                                           : tr("%1 features").arg(countText(session.selection().size())));
    title->setEnabled(false);
    QFont bold = menu.font();
    bold.setBold(true);
    title->setFont(bold);
    menu.addSeparator();
    connect(menu.addAction(tr("&Properties")), &QAction::triggered, &desk_, &PlanDesk::showProperties);
    if (!isInList) connect(menu.addAction(tr("&Go there")), &QAction::triggered, &desk_, [this] { if (!desk_.session().selection().empty()) desk_.flyTo(desk_.session().selection().front()); });
    menu.addSeparator();
    menu.addActions({desk_.copy, desk_.duplicate, desk_.arrange().lock});
    const bool hasLine = std::any_of(session.selection().begin(), session.selection().end(),
                                     [&](const auto& feature) { return layers::geometryOf(*session.plan(), feature, desk_.phase()).kind == layers::GeometryKind::Line; });
    if (hasLine) menu.addMenu(desk_.lineMenu());
    if (!isOne) menu.addMenu(desk_.arrange().menu());
    if (isInList) return;
    menu.addSeparator();
    menu.addAction(desk_.remove);
}

void FeatureMenu::fillForPlace(QMenu& menu, glm::dvec2 place) {
    if (desk_.session().isEditable()) {
        const QString item = desk_.lastPlaced();
        if (!item.isEmpty()) connect(menu.addAction(tr("Place “%1” &here").arg(plainMenuText(item))), &QAction::triggered, &desk_, [this, place] { desk_.placeAt(place); });
        connect(menu.addAction(tr("P&lace here…")), &QAction::triggered, &desk_, [this, place] { desk_.chooseWhatToPlaceAt(place); });
    }
    if (desk_.session().plan()) connect(menu.addAction(tr("&Measure from here")), &QAction::triggered, &desk_, [this, place] { desk_.measureFrom(place); });
    addCoordinates(*menu.addMenu(tr("C&opy coordinates")), place);
}

/// Each as it will be copied.
void FeatureMenu::addCoordinates(QMenu& menu, glm::dvec2 place) {
    using geo::CoordinateStyle;
    PlaceFrame frame = PlaceFrame::of(table_.ground()->crs.wkt(), table_.ground()->bounds);
    frame.crs = table_.ground()->crs;
    const glm::dvec2 toDecimetre = glm::round(place * 10.0) / 10.0;
    for (const auto style : {CoordinateStyle::NorthingEasting, CoordinateStyle::EastingNorthing, CoordinateStyle::LonLatDecimal, CoordinateStyle::LonLatDms, CoordinateStyle::Utm, CoordinateStyle::Mgrs}) {
        const auto written = writtenPlace(toDecimetre, frame, style);
        if (!written) continue;
        const QString text = QString::fromStdString(*written);
        connect(menu.addAction(text), &QAction::triggered, this, [text] { QApplication::clipboard()->setText(text); });
    }
}

}  // namespace saban::app
