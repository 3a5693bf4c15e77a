#include "viewer/app/section_desk.h"

#include <QFileDialog>
#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/register_entries.h"
#include "viewer/app/section_marks.h"
#include "viewer/app/table_widget.h"
#include "viewer/overlay/profile_file.h"

namespace saban::app {

namespace {

constexpr int kMostSamples = 20000;   // of a chart: more than any screen has columns
constexpr int kDockHeight = 360;      // at most
constexpr double kDockShare = 0.37;   // of the window
constexpr glm::ivec2 kPicturePx{1920, 720};

/// Empty where the bar of tasks tells it already.
QString hintBeside(PlanDesk& desk, const SectionTool& tool) { return desk.session().plan() ? QString() : tool.hint(); }

}  // namespace

SectionDesk::SectionDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, QObject* parent)
    : QObject(parent), window_(window), table_(table), desk_(desk), tool_(new SectionTool(table, desk.session(), this)), panel_(new SectionPanel), dock_(new QDockWidget(&window)), action_(new QAction(this)) {
    dock_->setObjectName(QStringLiteral("section"));
    dock_->setWidget(panel_);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock_);
    window.tabifyDockWidget(desk.docks().back(), dock_);  // beside the works one of both would be too narrow
    dock_->hide();
    action_->setShortcut(Qt::Key_X);
    window.addAction(action_);
    desk_.adopt(tool_);
    connect(action_, &QAction::triggered, this, &SectionDesk::start);
    connect(tool_, &SectionTool::sectionChanged, this, &SectionDesk::showSection);
    connect(tool_, &SectionTool::hintChanged, this, [this] { panel_->setHint(hintBeside(desk_, *tool_)); });
    connect(tool_, &SectionTool::finished, dock_, &QDockWidget::hide);
    connect(tool_, &SectionTool::pointed, this, &SectionDesk::point);
    connect(&panel_->chart(), &SectionChart::pointed, this, [this](const std::optional<double>& distanceM) {
        const auto& profile = panel_->chart().profile();
        tool_->mark(distanceM && profile ? std::optional(profile->placeAt(*distanceM)) : std::nullopt);
    });
    connect(panel_, &SectionPanel::drawRequested, this, [this] {
        tool_->redraw();
        desk_.choose(tool_);
        table_.setFocus();
    });
    connect(panel_, &SectionPanel::alongSelectionRequested, this, &SectionDesk::cutAlongSelection);
    connect(panel_, &SectionPanel::flipRequested, tool_, &SectionTool::flip);
    connect(panel_, &SectionPanel::moveRequested, tool_, &SectionTool::moveBy);
    connect(panel_, &SectionPanel::closeRequested, tool_, &SectionTool::close);
    connect(panel_, &SectionPanel::blockCutChanged, this, &SectionDesk::showSection);
    connect(panel_, &SectionPanel::exportPictureRequested, this, &SectionDesk::savePicture);
    connect(panel_, &SectionPanel::exportTableRequested, this, &SectionDesk::saveTable);
    // Outlines of all structures are not made anew at each step of a drag.
    constexpr int kMarksMs = 150;
    auto* marksSoon = new QTimer(this);
    marksSoon->setSingleShot(true);
    marksSoon->setInterval(kMarksMs);
    connect(marksSoon, &QTimer::timeout, this, &SectionDesk::showMarks);
    connect(&desk_.session(), &PlanSession::opened, this, [this] { panel_->setHint(hintBeside(desk_, *tool_)); });
    connect(&desk_.session(), &PlanSession::shownChanged, marksSoon, QOverload<>::of(&QTimer::start));
    // A dock that is closed by its own button ends the section, too: a cut that nothing tells of would puzzle.
    connect(dock_, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (!isVisible && !dock_->toggleViewAction()->isChecked() && tool_->section()) tool_->close();
    });
    retranslateUi();
}

SectionDesk::~SectionDesk() {
    stopReading_.request_stop();
    tool_->blockSignals(true);  // nobody is left who would show a hint
    if (table_.tool() == tool_) table_.setTool(nullptr);
}

void SectionDesk::start() {
    if (!table_.ground()) return;
    if (!dock_->isVisible()) {
        dock_->show();
        window_.resizeDocks({dock_}, {std::min(kDockHeight, static_cast<int>(window_.height() * kDockShare))}, Qt::Vertical);
    }
    dock_->raise();
    const std::vector<glm::dvec2> line = tool_->section() ? std::vector<glm::dvec2>() : chosenLine();
    desk_.choose(tool_);
    table_.setFocus();
    panel_->setHint(hintBeside(desk_, *tool_));
    if (!tool_->section()) panel_->setNote(line.empty() ? tr("Draw a line with two clicks on the ground.") : tr("Draw a line with two clicks on the ground, or cut along the selected one."));
}

/// The selected line of the plan, or the one that was measured.
std::vector<glm::dvec2> SectionDesk::chosenLine() const {
    const auto& session = desk_.session();
    if (session.plan())
        for (const layers::FeatureRef& feature : session.selection()) {
            const layers::Geometry geometry = layers::geometryOf(*session.plan(), feature, desk_.control().view().phase);
            if (geometry.kind == layers::GeometryKind::Line) return geometry.linePoints();
        }
    const auto& measured = desk_.measureTool().measurement();
    return measured ? measured->points : std::vector<glm::dvec2>();
}

void SectionDesk::cutAlongSelection() {
    const std::vector<glm::dvec2> line = chosenLine();
    desk_.choose(tool_);
    if (line.empty() || !tool_->cutAlong(line))
        emit troubled(tr("There is no line to cut along: select a route, a control line or a trench, or measure a line first."));
    table_.setFocus();
}

void SectionDesk::groundChanged() {
    const auto& ground = table_.ground();
    const std::string crs = ground ? ground->crs.wkt() : std::string();
    action_->setEnabled(ground != nullptr);
    const auto& section = tool_->section();
    const bool isBeside = section && ground && std::none_of(section->line.begin(), section->line.end(), [&](glm::dvec2 at) { return ground->bounds.contains(at); });
    if (section && (crs != crs_ || isBeside)) tool_->close();
    crs_ = crs;
    if (!ground) dock_->hide();
    readLine_.clear();  // heights may be others
    if (tool_->section()) showSection();
}

void SectionDesk::showSection() {
    const auto& section = tool_->section();
    table_.setCut(section && panel_->isBlockCut() ? std::optional(section->cut) : std::nullopt);
    panel_->setHasSection(section.has_value());
    if (!section) {
        stopReading_.request_stop();
        ++request_;
        isReading_ = false;
        readLine_.clear();
        panel_->setNote(tr("Draw a line with two clicks on the ground."));
        return;
    }
    if (section->line != readLine_) readProfile();
}

void SectionDesk::readProfile() {
    stopReading_.request_stop();
    stopReading_ = {};
    readLine_ = tool_->section()->line;
    isReading_ = true;
    const std::uint64_t request = ++request_;
    worker_.submit([self = QPointer<SectionDesk>(this), request, line = readLine_, elevation = table_.ground()->elevation, stop = stopReading_.get_token()](const std::stop_token&) {
        if (stop.stop_requested()) return;
        auto profile = geo::computeProfile(*elevation, line, geo::profileStepM(*elevation, line, kMostSamples), geo::ProfileGaps::Keep, stop);
        if (stop.stop_requested() || !self) return;
        QMetaObject::invokeMethod(self, [self, request, profile = std::move(profile)] {
            if (self) self->showProfile(request, profile);
        }, Qt::QueuedConnection);
    });
}

void SectionDesk::showProfile(std::uint64_t request, const geo::Result<geo::Profile>& profile) {
    if (request != request_) return;
    isReading_ = false;
    if (!profile) {
        panel_->setNote(QString::fromStdString(profile.error().message));
        return;
    }
    panel_->setProfile(std::make_shared<const geo::Profile>(*profile), {});
    showMarks();
}

void SectionDesk::showMarks() {
    const auto profile = panel_->chart().profile();
    const auto& plan = desk_.session().shown();
    if (!profile || isReading_ || !tool_->section()) return;
    const auto& catalogue = desk_.control().catalogue() ? *desk_.control().catalogue() : layers::defaultCatalogue();
    panel_->chart().setMarking(plan ? plan->settings.marking : std::string());
    panel_->setProfile(profile, plan ? marksAlong(*plan, desk_.control().view(), catalogue, tool_->section()->line, *profile) : std::vector<viewer::ProfileMark>());
}

/// From the table to the chart: the sample that is next to the place.
void SectionDesk::point(const std::optional<glm::dvec2>& place) {
    const auto& profile = panel_->chart().profile();
    if (!profile || !place) {
        panel_->chart().setCursorAt(std::nullopt);
        tool_->mark(std::nullopt);
        return;
    }
    const auto nearest = std::min_element(profile->samples.begin(), profile->samples.end(),
                                          [&](const auto& a, const auto& b) { return glm::distance(a.at, *place) < glm::distance(b.at, *place); });
    panel_->chart().setCursorAt(nearest->distanceM);
    tool_->mark(nearest->at);
}

void SectionDesk::savePicture() { save(QFileDialog::getSaveFileName(&window_, tr("Save the profile as a picture"), QStringLiteral("profile.png"), tr("Pictures (*.png *.svg)"))); }

void SectionDesk::saveTable() { save(QFileDialog::getSaveFileName(&window_, tr("Save the profile as a table"), QStringLiteral("profile.csv"), tr("Tables (*.csv)"))); }

void SectionDesk::save(const QString& file) {
    const auto profile = panel_->chart().profile();
    if (file.isEmpty() || !profile) return;
    const std::string title = table_.ground() ? table_.ground()->title : std::string();
    const auto written = viewer::writeProfile(*profile, panel_->chart().marks(), title, panel_->chart().marking(), kPicturePx, file.toStdString());
    if (!written) {
        emit troubled(QString::fromStdString(written.error().message));
        return;
    }
    RegisterEntries::ofProgram().enter({.planPath = desk_.session().path(), .marking = panel_->chart().marking(), .what = "profile", .file = file.toStdString()}, this, [this](const geo::Warnings& warnings) {
        for (const geo::Warning& warning : warnings) emit troubled(QString::fromStdString(warning.message));
    });
}

void SectionDesk::retranslateUi() {
    action_->setText(tr("Cross-&section"));
    dock_->setWindowTitle(tr("Cross-section"));
    panel_->setHint(hintBeside(desk_, *tool_));
    if (!tool_->section()) panel_->setNote(tr("Draw a line with two clicks on the ground."));
}

}  // namespace saban::app
