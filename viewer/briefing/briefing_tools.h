#pragma once

#include <QColor>
#include <QObject>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "viewer/briefing/audience_view.h"
#include "viewer/briefing/ink_tool.h"
#include "viewer/overlay/ground_ink.h"

class QAction;
class QActionGroup;
class QToolBar;
class QWidget;

namespace saban::layers {
struct Edit;
struct Remark;
}

namespace saban::app {

class PlanSession;

/// Laser, pen, highlighter, eraser, spotlight and questions of a presentation, with their actions and a bar of them for the presenter's window. Ink stays with the scene that it was drawn in
/// until it is wiped or kept as a note of the plan.
///
/// A tablet's pen presses its strokes wider or narrower, and its other end erases. While pen or highlighter is chosen, C takes the next colour, [ and ] a narrower and a wider stroke.
/// Thread safety: GUI thread.
class BriefingTools : public QObject {
    Q_OBJECT

   public:
    /// What it is given outlives it.
    BriefingTools(AudienceView& view, PlanSession& session, QObject* parent = nullptr);
    ~BriefingTools() override;

    QAction *laser, *pen, *highlighter, *eraser, *spotlight, *question, *undoStroke, *wipe, *keep;
    QAction *nextColour, *narrower, *wider;
    /// Buttons and colours, for the presenter, and for the picture's lower edge where there is one screen only.
    QToolBar* makeBar(QWidget* parent);

    /// Another scene: its own ink.
    void setScene(const layers::Uid& scene);
    const viewer::GroundInk& ink() const;
    /// What was asked and is answered in the picture, one fact a line.
    const QString& answer() const;
    /// A tool is chosen.
    bool isBusy() const;

    /// For pen and highlighter each its own; kept between starts.
    void setColour(InkTool::Kind kind, const geo::Colour& colour);
    void setWidth(InkTool::Kind kind, InkWidth width);
    static const std::vector<geo::Colour>& colours();

    /// A key that the tool in hand wants for itself. False: it is for others.
    bool key(int key, Qt::KeyboardModifiers modifiers);
    /// Puts the chosen tool away. False when none was chosen.
    bool putAway();
    /// All strokes as remarks of the plan, one edit; `kept` tells when they are in its file. False when there are none or the plan refuses them. Those that could not be stored are not kept,
    /// which `troubled` tells; when the briefing is over by then, they are asked for once more.
    bool keepAsNotes();
    /// Strokes of all scenes that were not kept, as notes.
    std::vector<layers::Remark> notesOfInk() const;
    /// Asks over a window whether they are to be kept: what was drawn is lost otherwise. Does nothing without notes.
    /// They are of the plan of that file, which need not be open any more. Where they cannot be kept it says why and asks again.
    static void offerToKeep(std::vector<layers::Remark> notes, const std::string& planPath, PlanSession& session, QWidget* window);
    void retranslateUi();

   signals:
    void troubled(const QString& message);
    void kept(int count);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    struct Impl;
    void choose();
    void showInk();
    void updateActions();

    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::app
