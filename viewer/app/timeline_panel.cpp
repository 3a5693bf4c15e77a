#include "viewer/app/timeline_panel.h"

#include <QComboBox>
#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "viewer/app/exercise_words.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/timeline_axis.h"

namespace saban::app {

namespace {

constexpr double kWholeS = 60.0;  // what the whole takes at the usual speed
constexpr int kTickMs = 30;
constexpr double kSpeeds[] = {1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 21600.0, 86400.0};
enum Span { Phases, Whole };

std::vector<TimelineAxis::Mark> marksOf(const layers::Plan& plan) {
    std::vector<TimelineAxis::Mark> marks;
    constexpr double kDayS = 86400.0;  // a work is due as its day ends
    for (const auto& item : plan.all<layers::WorkItem>().rows())
        if (const auto due = layers::secondsOf({.iso = item->due.iso + "T00:00"}); due && !item->due.iso.empty())
            marks.push_back({.atS = *due + kDayS, .title = QString::fromStdString(item->name), .isDone = item->percentDone >= 100.0});
    return marks;
}

}  // namespace

TimelinePanel::TimelinePanel(PlanSession& session, TableWidget& table, PlanControl& control, QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(table),
      control_(control),
      axis_(new TimelineAxis(this)),
      play_(new QToolButton(this)),
      leave_(new QToolButton(this)),
      speed_(new QComboBox(this)),
      span_(new QComboBox(this)),
      now_(new QLabel(this)),
      phase_(new QLabel(this)),
      speedTitle_(new QLabel(this)),
      note_(new QLabel(this)) {
    play_->setObjectName(QStringLiteral("timeline_play"));
    leave_->setObjectName(QStringLiteral("timeline_leave"));
    speed_->setObjectName(QStringLiteral("timeline_speed"));
    span_->setObjectName(QStringLiteral("timeline_span"));
    play_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    for (QComboBox* box : {speed_, span_}) box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    now_->setFont(large);
    now_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    phase_->setTextFormat(Qt::PlainText);
    phase_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    note_->setObjectName(QStringLiteral("faint"));
    note_->setWordWrap(true);
    speedTitle_->setBuddy(speed_);

    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(play_);
    bar->addWidget(now_);
    bar->addWidget(phase_, 1);
    bar->addWidget(span_);
    bar->addWidget(speedTitle_);
    bar->addWidget(speed_);
    bar->addWidget(leave_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(note_);
    layout->addWidget(axis_, 1);

    timer_.setInterval(kTickMs);
    connect(&timer_, &QTimer::timeout, this, &TimelinePanel::tick);
    connect(play_, &QToolButton::clicked, this, &TimelinePanel::togglePlaying);
    connect(leave_, &QToolButton::clicked, this, &TimelinePanel::leave);
    connect(axis_, &TimelineAxis::scrubbed, this, &TimelinePanel::showMoment);
    connect(axis_, &TimelineAxis::playRequested, this, &TimelinePanel::togglePlaying);
    connect(axis_, &TimelineAxis::leaveRequested, this, &TimelinePanel::leave);
    connect(speed_, &QComboBox::currentIndexChanged, this, [this] {
        if (!moment_) return;
        playedFromS_ = *moment_;
        clock_.start();
    });
    connect(span_, &QComboBox::currentIndexChanged, this, &TimelinePanel::showSpan);
    connect(&session_, &PlanSession::opened, this, [this] {
        setPlaying(false);
        moment_.reset();
        axis_->setMoment(std::nullopt);
        table_.setMotion({});
        plan_.reset();
        follow();
    });
    connect(&session_, &PlanSession::shownChanged, this, &TimelinePanel::follow);
    // Another phase that a person chose ends it: the phase is then shown as it is.
    connect(&control_, &PlanControl::viewChanged, this, [this] {
        if (isShowing_ || !moment_ || !timeline_ || control_.view().phase == timeline_->phaseAt(*moment_)) return;
        phaseBefore_ = control_.view().phase;
        leave();
    });
    retranslateUi();
    follow();
}

TimelinePanel::~TimelinePanel() = default;

/// The plan is another value: a moment that is shown is shown as the new one has it.
void TimelinePanel::follow() {
    const auto& plan = session_.plan();
    if (plan == plan_ && (plan || !timeline_)) return;
    const bool hasSameTimes = plan && plan_ && plan->all<layers::Phase>() == plan_->all<layers::Phase>() && plan->all<layers::WorkItem>() == plan_->all<layers::WorkItem>();
    plan_ = plan;
    timeline_ = plan ? std::make_shared<const layers::Timeline>(plan) : nullptr;
    axis_->setTimeline(timeline_, plan ? marksOf(*plan) : std::vector<TimelineAxis::Mark>{});
    if (!hasSameTimes) showSpan();
    if (!timeline_ || timeline_->endS() <= timeline_->beginS()) {
        leave();
    } else if (moment_) {
        show(std::clamp(*moment_, timeline_->beginS(), timeline_->endS()));
    }
    showWords();
}

/// Phases last days, works before them months: each as wide as the scale.
void TimelinePanel::showSpan() {
    if (!timeline_ || timeline_->endS() <= timeline_->beginS()) return;
    double begin = timeline_->beginS(), end = timeline_->endS();
    const auto& phases = timeline_->phases();
    if (span_->currentIndex() == Span::Phases && !phases.empty()) {
        begin = phases.front().beginS;
        end = phases.front().endS;
        for (const auto& span : phases) {
            begin = std::min(begin, span.beginS);
            end = std::max(end, span.endS);
        }
    }
    axis_->setSpan(begin, end);
    wholeSpeed_ = std::max(1.0, (end - begin) / kWholeS);
    if (moment_) {
        playedFromS_ = *moment_;
        clock_.start();
    }
}

double TimelinePanel::speed() const {
    const double chosen = speed_->currentData().toDouble();
    return chosen > 0.0 ? chosen : wholeSpeed_;
}

void TimelinePanel::setSpeed(double speed) {
    int nearest = 0;
    for (int i = 1; i < speed_->count(); ++i)
        if (nearest == 0 || std::abs(std::log(speed_->itemData(i).toDouble() / speed)) < std::abs(std::log(speed_->itemData(nearest).toDouble() / speed))) nearest = i;
    speed_->setCurrentIndex(nearest);
}

void TimelinePanel::showMoment(double timeS) {
    if (!timeline_ || timeline_->endS() <= timeline_->beginS()) return;
    playedFromS_ = std::clamp(timeS, timeline_->beginS(), timeline_->endS());
    clock_.start();
    show(playedFromS_);
}

void TimelinePanel::show(double timeS) {
    if (!moment_) phaseBefore_ = control_.view().phase;
    moment_ = timeS;
    {
        const QScopedValueRollback showing(isShowing_, true);
        if (const auto phase = timeline_->phaseAt(timeS); !phase.empty()) control_.showPhase(phase);
        else if (!timeline_->phases().empty()) control_.showPhase(timeline_->phases().front().phase->uid);
    }
    table_.setMotion({.units = timeline_->unitsAt(timeS), .built = timeline_->builtAt(timeS)});
    framesShown_ = table_.framesDrawn();
    shown_.start();
    axis_->setMoment(moment_);
    showWords();
    emit momentChanged();
}

void TimelinePanel::setPlaying(bool isPlaying) {
    isPlaying = isPlaying && timeline_ && timeline_->endS() > timeline_->beginS();
    if (isPlaying == isPlaying_) return;
    isPlaying_ = isPlaying;
    if (isPlaying_) {
        const double end = moment_ && *moment_ > axis_->spanEndS() ? timeline_->endS() : axis_->spanEndS();
        showMoment(moment_ && *moment_ < end - 0.5 ? *moment_ : axis_->spanBeginS());
        timer_.start();
    } else {
        timer_.stop();
    }
    showWords();
}

/// A moment is set when the one before is on the screen: a slow machine shows fewer, and input is never kept waiting.
void TimelinePanel::tick() {
    if (!moment_ || !timeline_) return setPlaying(false);
    constexpr qint64 kPatienceMs = 1000;  // a table that is covered draws nothing
    if (table_.framesDrawn() == framesShown_ && !table_.isSettled() && shown_.elapsed() < kPatienceMs) return;
    const double end = playedFromS_ > axis_->spanEndS() ? timeline_->endS() : axis_->spanEndS();
    const double timeS = playedFromS_ + static_cast<double>(clock_.elapsed()) / 1e3 * speed();
    show(std::min(timeS, end));
    if (timeS >= end) setPlaying(false);
}

void TimelinePanel::leave() {
    setPlaying(false);
    if (!moment_) return;
    moment_.reset();
    axis_->setMoment(std::nullopt);
    table_.setMotion({});
    const QScopedValueRollback showing(isShowing_, true);
    control_.showPhase(phaseBefore_);
    showWords();
    emit momentChanged();
}

QString TimelinePanel::momentText() const { return moment_ && timeline_ ? exerciseText(*timeline_, *moment_) : QString(); }

void TimelinePanel::showWords() {
    const bool hasTime = timeline_ && timeline_->endS() > timeline_->beginS();
    for (QWidget* widget : std::initializer_list<QWidget*>{play_, speed_, span_}) widget->setEnabled(hasTime);
    leave_->setEnabled(moment_.has_value());
    axis_->setVisible(hasTime);
    note_->setVisible(!hasTime);
    note_->setText(!session_.plan() ? tr("A timeline belongs to a plan: open one, or make one.") : tr("The plan has no phases and no works with dates yet: there is nothing to play."));
    play_->setText(isPlaying_ ? tr("❚❚ Pause") : tr("▶ Play"));
    now_->setText(moment_ ? momentText() : QString());
    QString phase;
    if (timeline_ && moment_) {
        const auto shown = session_.plan()->find<layers::Phase>(timeline_->phaseAt(*moment_));
        phase = shown ? QString::fromStdString(shown->name) : tr("Before the first phase");
    } else if (hasTime) {
        phase = tr("Play, or choose a moment on the scale");
    }
    phase_->setText(phase);
    phase_->setToolTip(phase.toHtmlEscaped());
    axis_->setAccessibleDescription(moment_ ? momentText() + QStringLiteral(", ") + phase : QString());
}

void TimelinePanel::fillSpeeds() {
    const int present = std::max(0, speed_->currentIndex());
    const QSignalBlocker quiet(speed_);
    speed_->clear();
    speed_->addItem(tr("all in 60 s"), 0.0);
    for (const double speed : kSpeeds) {
        const QString factor = QStringLiteral("×%1").arg(QLocale().toString(speed, 'f', 0));
        speed_->addItem(speed >= 60.0 ? tr("%1 (%2 a second)").arg(factor, durationText(speed)) : factor, speed);
    }
    speed_->setCurrentIndex(present);
}

/// Closed, not merely behind another dock of its place: what cannot be seen does not change the table.
void TimelinePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (!event->spontaneous()) leave();
}

void TimelinePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && moment_) return leave();
    QWidget::keyPressEvent(event);
}

void TimelinePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void TimelinePanel::retranslateUi() {
    play_->setToolTip(tr("Plays the exercise (Space)"));
    leave_->setText(tr("End"));
    leave_->setToolTip(tr("Back to the phase as it is (Esc)"));
    speedTitle_->setText(tr("Speed"));
    speed_->setToolTip(tr("How fast time goes"));
    speed_->setAccessibleName(tr("Speed"));
    {
        const int present = std::max(0, span_->currentIndex());
        const QSignalBlocker quiet(span_);
        span_->clear();
        span_->addItems({tr("Phases"), tr("Phases and works")});
        span_->setCurrentIndex(present);
    }
    span_->setToolTip(tr("What the scale shows: the phases, or from the first day of work to the last"));
    span_->setAccessibleName(tr("What the scale shows"));
    axis_->setAccessibleName(tr("Time of the exercise"));
    fillSpeeds();
    axis_->update();
    showWords();
}

}  // namespace saban::app
