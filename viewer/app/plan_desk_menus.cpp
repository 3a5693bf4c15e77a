// What can be drawn, and what is done to lines, as menus.
#include "layers/model/words.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_desk.h"

namespace saban::app {

void PlanDesk::draw(const DrawItem& item) {
    draw_->setItem(item);
    choose(draw_);
    table_.setFocus();
}

/// What can be drawn, named in the language of the moment.
void PlanDesk::fillDrawMenu() {
    drawMenu_->clear();
    const bool isVietnamese = language() == Language::Vietnamese;
    const auto nameOf = [&](const layers::Word& word) { return std::string(isVietnamese ? word.vi : word.en); };
    const auto add = [this](QMenu* menu, DrawItem item) {
        connect(menu->addAction(QString::fromStdString(item.name)), &QAction::triggered, this, [this, item] { draw(item); });
    };
    QMenu* routes = drawMenu_->addMenu(tr("&Route"));
    const auto routeKinds = layers::wordsOf<layers::RouteKind>();
    for (std::size_t i = 0; i < routeKinds.size(); ++i) add(routes, {.kind = "routes", .name = nameOf(routeKinds[i]), .route = static_cast<layers::RouteKind>(i)});
    QMenu* areas = drawMenu_->addMenu(tr("&Area"));
    const auto areaKinds = layers::wordsOf<layers::AreaKind>();
    for (std::size_t i = 0; i < areaKinds.size(); ++i) add(areas, {.kind = "areas", .name = nameOf(areaKinds[i]), .area = static_cast<layers::AreaKind>(i)});
    QMenu* lines = drawMenu_->addMenu(tr("&Control line"));
    const auto lineKinds = layers::wordsOf<layers::ControlLineKind>();
    for (std::size_t i = 0; i < lineKinds.size(); ++i) add(lines, {.kind = "control_lines", .name = nameOf(lineKinds[i]), .line = static_cast<layers::ControlLineKind>(i)});
    QMenu* trenches = drawMenu_->addMenu(tr("&Trench"));
    const auto& catalogue = control_.catalogue() ? *control_.catalogue() : layers::defaultCatalogue();
    for (const layers::StructureType& type : catalogue.types())
        if (type.geometry == layers::StructureGeometry::Line) add(trenches, {.kind = "structures", .name = isVietnamese ? type.nameVi : type.nameEn, .type = type.id});
    QMenu* notes = drawMenu_->addMenu(tr("&Note"));
    add(notes, {.kind = "notes", .name = tr("Note along a line").toStdString()});
    add(notes, {.kind = "notes", .name = tr("Note about an area").toStdString(), .isNoteOfArea = true});
}

void PlanDesk::makeLineMenu(QMainWindow& window) {
    constexpr double kSimplerM = 5.0;
    lineMenu_ = new QMenu(&window);
    reverse_ = lineMenu_->addAction(QString());
    join_ = lineMenu_->addAction(QString());
    smooth_ = lineMenu_->addAction(QString());
    simplify_ = lineMenu_->addAction(QString());
    connect(reverse_, &QAction::triggered, this, [this] { changeLine([this](const auto& line) { return layers::reverseLine(*session_.plan(), line); }); });
    connect(smooth_, &QAction::triggered, this, [this] { changeLine([this](const auto& line) { return layers::smoothLine(*session_.plan(), line); }); });
    connect(simplify_, &QAction::triggered, this, [this] { changeLine([this](const auto& line) { return layers::simplifyLine(*session_.plan(), line, kSimplerM); }); });
    connect(join_, &QAction::triggered, this, [this] {
        if (session_.selection().size() != 2) {
            emit troubled(tr("Select exactly two lines of one kind to join them."));
            return;
        }
        changeLine([this](const auto& line) { return layers::joinLines(*session_.plan(), line, session_.selection()[1]); });
    });
}

void PlanDesk::changeLine(const std::function<geo::Result<layers::LineEdit>(const layers::FeatureRef&)>& change) {
    if (!session_.plan() || session_.selection().empty()) {
        emit troubled(tr("Select a line first."));
        return;
    }
    const auto changed = change(session_.selection().front());
    if (!changed) {
        emit troubled(QString::fromStdString(changed.error().message));
        return;
    }
    if (session_.apply(changed->edit)) session_.select({changed->feature});
}

}  // namespace saban::app
