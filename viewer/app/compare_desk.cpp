#include "viewer/app/compare_desk.h"

#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <utility>
#include <vector>

#include "viewer/app/compare_marks.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kNearM = 800.0;
constexpr int kTextPx = 15;    // of the words beside marks, capitals of 10 pixels
constexpr int kBannerPx = 12;  // from the corner of the table
constexpr int kRowsSeenPx = 400;  // the panel's height with half a dozen rows of its list

}  // namespace

CompareDesk::CompareDesk(QMainWindow& window, TableWidget& table, PlanControl& control, PlanSession& session, QObject* parent)
    : QObject(parent), table_(table), control_(control), session_(session), panel_(new ComparePanel(session)), dock_(new QDockWidget(&window)), modes_(new QActionGroup(this)), banner_(new QLabel(&table)) {
    setProperty(kTellsOfPlan, true);  // the marks name features of both states
    banner_->setObjectName(QStringLiteral("compareBanner"));
    banner_->setTextFormat(Qt::PlainText);
    banner_->setAutoFillBackground(true);
    banner_->setBackgroundRole(QPalette::Highlight);
    banner_->setForegroundRole(QPalette::HighlightedText);
    banner_->setMargin(7);
    banner_->setAttribute(Qt::WA_TransparentForMouseEvents);
    banner_->hide();
    dock_->setObjectName(QStringLiteral("compare"));
    dock_->setWidget(panel_);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock_);
    dock_->hide();
    const auto make = [&](const QList<QKeySequence>& keys) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        window.addAction(action);
        return action;
    };
    earlier = make({});
    both = make({});
    later = make({});
    blink = make({Qt::Key_B});
    for (const auto& [action, mode] : {std::pair(earlier, CompareMode::Earlier), std::pair(both, CompareMode::Both), std::pair(later, CompareMode::Later)}) {
        action->setCheckable(true);
        modes_->addAction(action);
        connect(action, &QAction::triggered, this, [this, wanted = mode] { setMode(wanted); });
    }
    connect(blink, &QAction::triggered, this, [this] { setMode(mode_ == CompareMode::Earlier ? CompareMode::Later : CompareMode::Earlier); });
    makeSwitch();
    // The table stays the larger part.
    connect(dock_->toggleViewAction(), &QAction::triggered, this, [this, &window](bool isShown) {
        if (!isShown) return;
        dock_->raise();  // it may lie behind others that share its place
        window.resizeDocks({dock_}, {std::max(window.height() * 2 / 5, std::min(window.height() / 2, kRowsSeenPx))}, Qt::Vertical);
    });
    connect(dock_, &QDockWidget::visibilityChanged, this, [this, wasHidden = true]() mutable {
        if (dock_->isHidden()) showOwn();
        showMarks();
        if (std::exchange(wasHidden, dock_->isHidden()) == dock_->isHidden() || !other_ || !session_.shown() || mode_ != CompareMode::Both) return;
        // Without the marks the picture bears the plan's own marking.
        const std::string& own = session_.shown()->settings.marking;
        if (markingOfBoth(own, other_->settings.marking) != own) emit planOnTableChanged();
    });
    connect(panel_, &ComparePanel::changed, this, &CompareDesk::follow);
    connect(panel_, &ComparePanel::looked, this, &CompareDesk::lookAt);
    connect(&control_, &PlanControl::viewChanged, this, &CompareDesk::showMarks);
    connect(&session_, &PlanSession::edited, this, &CompareDesk::showOwn);  // wherever it was made, it is to be seen
    connect(&table_, &TableWidget::viewChanged, this, &CompareDesk::layOutTexts);
    follow();
    retranslateUi();
}

CompareDesk::~CompareDesk() {
    table_.setStandingSketch(this, {});
    delete banner_;
}

/// Below the table of differences: what is shown, like positions of one switch.
void CompareDesk::makeSwitch() {
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction* action : modes_->actions()) {
        auto* button = new QToolButton(panel_);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setStyleSheet(QStringLiteral("QToolButton:checked { background: palette(highlight); color: palette(highlighted-text); border: 1px solid palette(highlight); border-radius: 3px; }"));
        row->addWidget(button);
    }
    panel_->addSwitch(row);
}

bool CompareDesk::isOther(CompareMode mode) const { return mode == (panel_->isOtherLater() ? CompareMode::Later : CompareMode::Earlier); }

const PlanPtr& CompareDesk::planOnTable() const { return other_ && isOther(mode_) && session_.plan() ? other_ : session_.shown(); }

std::string CompareDesk::markingOnTable() const {
    const PlanPtr& plan = planOnTable();
    if (!plan) return {};
    return mode_ == CompareMode::Both && other_ && !dock_->isHidden() ? markingOfBoth(plan->settings.marking, other_->settings.marking) : plan->settings.marking;
}

PlanPtr CompareDesk::markedPlanOnTable() const {
    const PlanPtr& plan = planOnTable();
    const std::string marking = markingOnTable();
    if (!plan || plan->settings.marking == marking) return plan;
    auto marked = std::make_shared<layers::Plan>(*plan);
    marked->settings.marking = marking;
    return marked;
}

void CompareDesk::setMode(CompareMode mode) {
    if (!other_) mode = CompareMode::Both;
    const PlanPtr before = planOnTable();
    const std::string markingBefore = markingOnTable();
    mode_ = mode;
    for (const auto& [action, one] : {std::pair(earlier, CompareMode::Earlier), std::pair(both, CompareMode::Both), std::pair(later, CompareMode::Later)}) action->setChecked(one == mode_);
    if (planOnTable() != before || markingOnTable() != markingBefore) emit planOnTableChanged();
    showMarks();
    showBanner();
}

void CompareDesk::showBanner() {
    banner_->setVisible(isOtherOnTable());
    banner_->setText(mode_ == CompareMode::Later ? tr("The later state, to be looked at only (B: back)") : tr("The earlier state, to be looked at only (B: back)"));
    banner_->adjustSize();
    banner_->move(kBannerPx, kBannerPx);
}

void CompareDesk::showOwn() {
    if (isOtherOnTable()) setMode(CompareMode::Both);
}

/// Another comparison, or other rows of it.
void CompareDesk::follow() {
    const PlanPtr before = planOnTable();
    const std::string markingBefore = markingOnTable();
    const bool isChanged = panel_->other() != other_;
    other_ = panel_->other();
    if (!other_) mode_ = CompareMode::Both;
    for (QAction* action : {earlier, both, later, blink}) action->setEnabled(other_ != nullptr);
    setMode(mode_);
    if (planOnTable() != before || markingOnTable() != markingBefore) emit planOnTableChanged();
    if (isChanged) emit otherChanged(other_);
}

void CompareDesk::showMarks() {
    const ComparisonPtr& comparison = panel_->comparison();
    if (!comparison || mode_ != CompareMode::Both || dock_->isHidden()) {
        marks_ = {};
        table_.setStandingSketch(this, {});
        panel_->setLeftUnmarked(0);
        return;
    }
    const auto& catalogue = control_.catalogue() ? *control_.catalogue() : layers::defaultCatalogue();
    panel_->setCatalogue(control_.catalogue());
    CompareMarks marks = marksOf(*comparison, panel_->listed(), control_.view(), catalogue, !panel_->isOtherLater());
    panel_->setLeftUnmarked(marks.left);
    marks_ = std::move(marks.sketch);
    layOutTexts();
}

/// Texts that would lie over one before them are left out until the view is nearer.
void CompareDesk::layOutTexts() {
    if (marks_.isEmpty()) return;
    viewer::Sketch shown = marks_;
    shown.texts.clear();
    QFont font = table_.font();
    font.setBold(true);
    font.setPixelSize(kTextPx);
    const QFontMetricsF letters(font);
    std::vector<QRectF> taken;
    for (const auto& text : marks_.texts) {
        const auto at = table_.positionOf(text.at);
        if (!at) continue;
        const QRectF room(at->x() + text.offsetPx.x, at->y() + text.offsetPx.y - letters.height(), letters.horizontalAdvance(QString::fromStdString(text.text)), letters.height());
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(room); })) continue;
        taken.push_back(room);
        shown.texts.push_back(text);
    }
    table_.setStandingSketch(this, std::move(shown));
}

void CompareDesk::lookAt(const layers::FeatureDifference& difference) {
    if (!panel_->comparison()) return;
    const layers::Geometry place = placeOf(*panel_->comparison(), difference, control_.view().phase);
    const auto at = place.labelPoint();
    if (!at) return;
    const geo::Bounds bounds = place.bounds();
    table_.flyToPlace(*at, std::max({kNearM, 2.0 * std::max(bounds.width(), bounds.height()), difference.shift ? 2.5 * difference.shift->distanceM : 0.0}));
}

void CompareDesk::retranslateUi() {
    dock_->setWindowTitle(tr("Compare"));
    earlier->setText(tr("Before"));
    earlier->setToolTip(tr("The earlier state on the table (B: the other)"));
    both->setText(tr("Both"));
    both->setToolTip(tr("This plan on the table, with all differences marked"));
    later->setText(tr("After"));
    later->setToolTip(tr("The later state on the table (B: the other)"));
    blink->setText(tr("Before or after"));
    showBanner();
    showMarks();
}

}  // namespace saban::app
