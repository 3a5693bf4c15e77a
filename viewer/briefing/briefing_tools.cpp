#include "viewer/briefing/briefing_tools.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QPointer>
#include <QSettings>
#include <QTabletEvent>
#include <QToolBar>
#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "layers/edit/edit.h"
#include "viewer/app/measure_settings.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/theme.h"
#include "viewer/briefing/briefing_icons.h"
#include "viewer/briefing/ink_keeping.h"
#include "viewer/briefing/laser_tool.h"
#include "viewer/briefing/presented_plan.h"
#include "viewer/briefing/question_tool.h"
#include "viewer/briefing/spotlight_tool.h"

namespace saban::app {

namespace {

using Kind = InkTool::Kind;

constexpr int kIconPx = 24;
constexpr std::array kWidths{InkWidth::Thin, InkWidth::Normal, InkWidth::Thick};
constexpr geo::Colour kLaserGreen{40, 235, 90, 255};

bool isSame(const geo::Colour& a, const geo::Colour& b) { return std::tie(a.red, a.green, a.blue) == std::tie(b.red, b.green, b.blue); }

QString settingOf(Kind kind, const char* what) {
    return QStringLiteral("briefing/%1/%2").arg(kind == Kind::Highlighter ? QStringLiteral("highlighter") : QStringLiteral("pen"), QString::fromLatin1(what));
}

}  // namespace

struct BriefingTools::Impl {
    Impl(AudienceView& audience, PlanSession& planSession, std::function<void()> changed)
        : view(audience),
          session(planSession),
          pen(Kind::Pen, sheets, changed),
          highlighter(Kind::Highlighter, sheets, changed),
          eraser(Kind::Eraser, sheets, changed),
          laser(changed),
          spotlight(changed),
          question([this] {
              // As the measuring tool has them, whatever was chosen there meanwhile.
              const MeasureSettings settings(nullptr);
              AngleFrame angles{.unit = session.plan() ? session.plan()->settings.angleUnit : std::string("degrees")};
              angles.declinationDeg = settings.declinationDeg();
              if (!settings.angleUnit().empty()) angles.unit = settings.angleUnit();
              return angles;
          }) {}

    /// Nothing is being drawn any more.
    void dropStroke() {
        for (InkTool* tool : {&pen, &highlighter, &eraser}) tool->drop();
        if (!tabletTool) return;
        tabletTool->setPressure(std::nullopt);
        if (tabletTool != view.tool()) tabletTool->end();
        tabletTool = nullptr;
    }

    InkTool& inkTool(Kind kind) { return kind == Kind::Highlighter ? highlighter : kind == Kind::Eraser ? eraser : pen; }

    AudienceView& view;
    PlanSession& session;
    InkSheets sheets;
    InkTool pen, highlighter, eraser;
    LaserTool laser;
    SpotlightTool spotlight;
    QuestionTool question;
    viewer::GroundInk shown;
    QActionGroup* group = nullptr;
    QActionGroup* colourGroup = nullptr;
    QActionGroup* widthGroup = nullptr;
    InkTool* tabletTool = nullptr;   ///< what a tablet's pen is drawing with
    bool isEnding = false;
    std::vector<QPointer<QWidget>> bars;
};

const std::vector<geo::Colour>& BriefingTools::colours() {
    // Told apart by eyes that confuse red and green, too: they differ in lightness.
    static const std::vector<geo::Colour> kColours{{204, 36, 29, 255}, {0, 92, 190, 255}, {24, 24, 24, 255}, {255, 214, 20, 255}, {0, 158, 115, 255}, {250, 250, 250, 255}};
    return kColours;
}

BriefingTools::BriefingTools(AudienceView& view, PlanSession& session, QObject* parent)
    : QObject(parent),
      laser(new QAction(this)), pen(new QAction(this)), highlighter(new QAction(this)), eraser(new QAction(this)), spotlight(new QAction(this)), question(new QAction(this)),
      undoStroke(new QAction(this)), wipe(new QAction(this)), keep(new QAction(this)),
      nextColour(new QAction(this)), narrower(new QAction(this)), wider(new QAction(this)),
      impl_(std::make_unique<Impl>(view, session, [this] { showInk(); })) {
    Impl& m = *impl_;
    m.group = new QActionGroup(this);
    m.group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (QAction* action : {laser, pen, highlighter, eraser, spotlight, question}) {
        action->setCheckable(true);
        m.group->addAction(action);
        connect(action, &QAction::toggled, this, [this] { choose(); });
    }
    connect(undoStroke, &QAction::triggered, this, [this] {
        impl_->dropStroke();
        if (impl_->sheets.undo()) showInk();
    });
    connect(wipe, &QAction::triggered, this, [this] {
        impl_->question.clear();
        impl_->dropStroke();
        if (impl_->sheets.wipe()) showInk();
    });
    connect(keep, &QAction::triggered, this, [this] { keepAsNotes(); });

    const auto chosenInk = [this] { return highlighter->isChecked() ? Kind::Highlighter : Kind::Pen; };
    m.colourGroup = new QActionGroup(this);
    for (const geo::Colour& colour : colours()) {
        QAction* action = m.colourGroup->addAction(colourIcon(colour), QString());
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, colour, chosenInk] {
            // A colour is for drawing with.
            if (!pen->isChecked() && !highlighter->isChecked() && !laser->isChecked()) pen->setChecked(true);
            setColour(chosenInk(), colour);
        });
    }
    m.widthGroup = new QActionGroup(this);
    for (const InkWidth width : kWidths) {
        QAction* action = m.widthGroup->addAction(QString());
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, width, chosenInk] {
            if (!pen->isChecked() && !highlighter->isChecked()) pen->setChecked(true);
            setWidth(chosenInk(), width);
        });
    }
    connect(nextColour, &QAction::triggered, this, [this, chosenInk] {
        const auto& all = colours();
        const auto at = std::find_if(all.begin(), all.end(), [&](const geo::Colour& c) { return isSame(c, impl_->inkTool(chosenInk()).colour()); });
        setColour(chosenInk(), at == all.end() || at + 1 == all.end() ? all.front() : *(at + 1));
    });
    const auto widen = [this, chosenInk](int by) {
        const int width = static_cast<int>(impl_->inkTool(chosenInk()).width()) + by;
        setWidth(chosenInk(), kWidths[static_cast<std::size_t>(std::clamp(width, 0, static_cast<int>(kWidths.size()) - 1))]);
    };
    connect(narrower, &QAction::triggered, this, [widen] { widen(-1); });
    connect(wider, &QAction::triggered, this, [widen] { widen(1); });

    const QSettings settings;
    for (const Kind kind : {Kind::Pen, Kind::Highlighter}) {
        const QColor colour(settings.value(settingOf(kind, "colour")).toString());
        const auto& all = colours();
        const auto known = std::find_if(all.begin(), all.end(), [&](const geo::Colour& c) { return colour == QColor(c.red, c.green, c.blue); });
        m.inkTool(kind).setColour(known != all.end() ? *known : kind == Kind::Highlighter ? all[3] : all[0]);
        m.inkTool(kind).setWidth(kWidths[static_cast<std::size_t>(std::clamp(settings.value(settingOf(kind, "width"), 1).toInt(), 0, 2))]);
    }
    view.installEventFilter(this);
    retranslateUi();
    updateActions();
}

BriefingTools::~BriefingTools() {
    impl_->isEnding = true;
    impl_->view.removeEventFilter(this);
    if (impl_->view.tool()) impl_->view.setTool(nullptr);
}

void BriefingTools::choose() {
    Impl& m = *impl_;
    BriefingTool* tool = nullptr;
    if (laser->isChecked()) tool = &m.laser;
    else if (pen->isChecked()) tool = &m.pen;
    else if (highlighter->isChecked()) tool = &m.highlighter;
    else if (eraser->isChecked()) tool = &m.eraser;
    else if (spotlight->isChecked()) tool = &m.spotlight;
    else if (question->isChecked()) tool = &m.question;
    m.dropStroke();
    m.view.setTool(tool);
    updateActions();
}

void BriefingTools::showInk() {
    Impl& m = *impl_;
    if (m.isEnding) return;
    viewer::GroundInk ink;
    ink.strokes = m.sheets.strokes();
    ink.laser = m.laser.dot();
    ink.trail = m.laser.trail();
    if (isSame(m.pen.colour(), colours()[4])) ink.laserColour = kLaserGreen;
    ink.spotlight = m.spotlight.spotlight();
    if (ink == m.shown) return;
    m.shown = ink;
    m.view.setInk(std::move(ink));
    updateActions();
}

void BriefingTools::updateActions() {
    Impl& m = *impl_;
    const Kind kind = highlighter->isChecked() ? Kind::Highlighter : Kind::Pen;
    undoStroke->setEnabled(m.sheets.canUndo());
    wipe->setEnabled(!m.sheets.strokes().empty());
    keep->setEnabled(m.session.isEditable() && !m.sheets.notKept().empty());
    for (std::size_t i = 0; i < colours().size(); ++i) m.colourGroup->actions()[static_cast<qsizetype>(i)]->setChecked(isSame(colours()[i], m.inkTool(kind).colour()));
    m.widthGroup->actions()[static_cast<qsizetype>(m.inkTool(kind).width())]->setChecked(true);
}

void BriefingTools::setScene(const layers::Uid& scene) {
    impl_->question.clear();
    impl_->dropStroke();
    impl_->sheets.setScene(scene);
    showInk();
    updateActions();
}

const viewer::GroundInk& BriefingTools::ink() const { return impl_->shown; }
const QString& BriefingTools::answer() const { return impl_->question.answer(); }
bool BriefingTools::isBusy() const { return impl_->group->checkedAction() != nullptr; }

void BriefingTools::setColour(InkTool::Kind kind, const geo::Colour& colour) {
    impl_->inkTool(kind).setColour(colour);
    QSettings().setValue(settingOf(kind, "colour"), QColor(colour.red, colour.green, colour.blue).name());
    showInk();
    updateActions();
}

void BriefingTools::setWidth(InkTool::Kind kind, InkWidth width) {
    impl_->inkTool(kind).setWidth(width);
    QSettings().setValue(settingOf(kind, "width"), static_cast<int>(width));
    updateActions();
}

bool BriefingTools::key(int key, Qt::KeyboardModifiers modifiers) {
    if (impl_->view.tool() && impl_->view.tool()->key(key, modifiers)) return true;
    if ((modifiers & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier) return false;
    if (!pen->isChecked() && !highlighter->isChecked()) return false;
    switch (key) {
        case Qt::Key_C: nextColour->trigger(); return true;
        case Qt::Key_BracketLeft: narrower->trigger(); return true;
        case Qt::Key_BracketRight: wider->trigger(); return true;
        default: return false;
    }
}

bool BriefingTools::putAway() {
    QAction* chosen = impl_->group->checkedAction();
    if (!chosen) return false;
    chosen->setChecked(false);
    return true;
}

std::vector<layers::Remark> BriefingTools::notesOfInk() const { return notesOf(impl_->sheets.notKept(), impl_->view.player().performance().briefing.get()); }

bool BriefingTools::keepAsNotes() {
    Impl& m = *impl_;
    const auto drawn = m.sheets.notKept();
    const std::vector<layers::Remark> notes = notesOfInk();
    if (notes.empty() || !m.session.plan()) return false;
    m.sheets.setKept();  // also while they are on their way
    updateActions();
    const std::string planPath = m.session.path();
    auto isRefused = std::make_shared<bool>(false);
    const auto edit = [notes](const layers::Plan& plan) { return keepingEdit(plan, notes); };
    editPresented(planPath, m.session, edit, [tools = QPointer(this), &session = m.session, notes, planPath, drawn, isRefused](const QString& why) {
        *isRefused = !why.isEmpty();
        if (!tools) {  // the briefing is over
            if (!why.isEmpty()) askToKeep(notes, planPath, session, QApplication::activeWindow(), why);
        } else if (why.isEmpty()) {
            emit tools->kept(static_cast<int>(notes.size()));
        } else {
            tools->impl_->sheets.setNotKept(drawn);
            tools->updateActions();
            emit tools->troubled(tr("The strokes were not kept as notes: %1").arg(why));
        }
    });
    return !*isRefused;
}

void BriefingTools::offerToKeep(std::vector<layers::Remark> notes, const std::string& planPath, PlanSession& session, QWidget* window) { askToKeep(std::move(notes), planPath, session, window, {}); }

bool BriefingTools::eventFilter(QObject* watched, QEvent* event) {
    Impl& m = *impl_;
    if (watched == &m.view && event->type() == QEvent::LanguageChange) retranslateUi();
    const bool isTablet = event->type() == QEvent::TabletPress || event->type() == QEvent::TabletMove || event->type() == QEvent::TabletRelease;
    if (watched != &m.view || !isTablet) return QObject::eventFilter(watched, event);
    auto& tablet = static_cast<QTabletEvent&>(*event);
    if (event->type() == QEvent::TabletPress && m.view.curtain() != AudienceView::Curtain::None) return false;  // as a click it takes the curtain away
    if (event->type() == QEvent::TabletPress && tablet.button() == Qt::LeftButton) {
        InkTool* tool = pen->isChecked() ? &m.pen : highlighter->isChecked() ? &m.highlighter : eraser->isChecked() ? &m.eraser : nullptr;
        if (tool && tablet.pointerType() == QPointingDevice::PointerType::Eraser) tool = &m.eraser;
        m.tabletTool = tool;
        if (tool && tool != m.view.tool()) tool->begin(m.view);
    }
    if (!m.tabletTool) return false;  // Qt makes a mouse's event of it
    InkTool& tool = *m.tabletTool;
    tool.setPressure(tablet.pressure());
    if (event->type() == QEvent::TabletPress) tool.press(tablet.position(), tablet.button(), tablet.modifiers());
    if (event->type() == QEvent::TabletMove) tool.move(tablet.position(), tablet.buttons(), tablet.modifiers());
    if (event->type() == QEvent::TabletRelease) {
        tool.release(tablet.position(), tablet.button());
        tool.setPressure(std::nullopt);
        if (&tool != m.view.tool()) tool.end();
        m.tabletTool = nullptr;
    }
    event->accept();
    return true;
}

QToolBar* BriefingTools::makeBar(QWidget* parent) {
    auto* bar = new QToolBar(parent);
    bar->setObjectName(QStringLiteral("briefing_tools"));
    bar->setIconSize(QSize(kIconPx, kIconPx));
    bar->setMovable(false);
    bar->addActions({laser, pen, highlighter, eraser, spotlight, question});
    bar->addSeparator();
    bar->addActions(impl_->colourGroup->actions());
    bar->addSeparator();
    bar->addActions(impl_->widthGroup->actions());
    bar->addSeparator();
    bar->addActions({undoStroke, wipe, keep});
    impl_->bars.push_back(bar);
    retranslateUi();
    return bar;
}

void BriefingTools::retranslateUi() {
    Impl& m = *impl_;
    const QColor line = theme().text;
    const auto dress = [&](QAction* action, BriefingSign sign, const QString& text, const QString& key, const QString& tip) {
        action->setIcon(briefingIcon(sign, line));
        action->setText(text);
        action->setToolTip(key.isEmpty() ? tip : tr("%1 (key %2)").arg(tip, key));
    };
    dress(laser, BriefingSign::Laser, tr("Laser pointer"), QStringLiteral("L"), tr("A glowing dot on the ground"));
    dress(pen, BriefingSign::Pen, tr("Pen"), QStringLiteral("D"), tr("Draw on the ground; C: next colour, [ and ]: width"));
    dress(highlighter, BriefingSign::Highlighter, tr("Highlighter"), QStringLiteral("H"), tr("Mark the ground with a see-through colour"));
    dress(eraser, BriefingSign::Eraser, tr("Eraser"), {}, tr("Take off the strokes that are touched"));
    dress(spotlight, BriefingSign::Spotlight, tr("Spotlight"), QStringLiteral("O"), tr("Darken all but a disc; the wheel makes it larger and smaller"));
    dress(question, BriefingSign::Question, tr("Question"), QStringLiteral("Q"), tr("Height and coordinates of a place, distance to a second one"));
    dress(undoStroke, BriefingSign::Undo, tr("Undo stroke"), tr("Ctrl+Z"), tr("Take the last stroke back"));
    dress(wipe, BriefingSign::Wipe, tr("Wipe"), QStringLiteral("E"), tr("Wipe all strokes of this scene"));
    dress(keep, BriefingSign::Keep, tr("Keep as notes"), {}, tr("Keep the strokes of all scenes as notes of the plan"));
    nextColour->setText(tr("Next colour"));
    narrower->setText(tr("Narrower stroke"));
    wider->setText(tr("Wider stroke"));
    const std::array names{tr("Red"), tr("Blue"), tr("Black"), tr("Yellow"), tr("Green"), tr("White")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m.colourGroup->actions()[static_cast<qsizetype>(i)]->setText(names[i]);
        m.colourGroup->actions()[static_cast<qsizetype>(i)]->setToolTip(tr("Colour: %1").arg(names[i].toLower()));
    }
    const std::array widths{tr("Thin"), tr("Normal"), tr("Thick")};
    for (std::size_t i = 0; i < widths.size(); ++i) {
        QAction* action = m.widthGroup->actions()[static_cast<qsizetype>(i)];
        action->setIcon(strokeIcon(3.0 + 4.0 * static_cast<double>(i), line));
        action->setText(widths[i]);
        action->setToolTip(tr("Width: %1").arg(widths[i].toLower()));
    }
    std::erase_if(m.bars, [](const auto& bar) { return bar.isNull(); });
    for (const auto& bar : m.bars) {
        bar->setWindowTitle(tr("Tools of the briefing"));
        bar->setAccessibleName(tr("Tools of the briefing"));
        for (QAction* action : bar->actions())
            if (QWidget* button = static_cast<QToolBar*>(bar.data())->widgetForAction(action)) {
                button->setAccessibleName(action->text());
                button->setFocusPolicy(Qt::NoFocus);  // keys are for the scenes
            }
    }
}

}  // namespace saban::app
