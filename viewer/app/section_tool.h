#pragma once

#include <QPointF>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "viewer/app/map_tool.h"
#include "viewer/app/section.h"

namespace saban::app {

/// Cuts the block along a line.
///
/// Two clicks draw the line; what stands before the eye is taken away. Then the wheel with Ctrl or Shift, or the keys [ and ], move the
/// cut along its normal, F takes away the other side, Backspace draws anew, Escape makes the block whole again. Another tool may
/// be chosen meanwhile: the cut stays.
class SectionTool : public MapTool {
    Q_OBJECT

   public:
    SectionTool(TableWidget& table, PlanSession& session, QObject* parent = nullptr);
    ~SectionTool() override;

    const std::optional<Section>& section() const { return section_; }

    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool doubleClick(const QMouseEvent& event) override;
    bool wheel(const QWheelEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void leave() override;
    void refresh() override { showSketch(); }
    Qt::CursorShape cursor() const override { return section_ ? Qt::ArrowCursor : Qt::CrossCursor; }
    QString hint() const override;

   public slots:
    /// Nothing: the block is whole, and a line is drawn next.
    void setSection(const std::optional<saban::app::Section>& section);
    /// Along a line that is there already. False when it has no length.
    bool cutAlong(std::vector<glm::dvec2> line);
    void flip();
    /// Farther into what stays, in steps of some pixels.
    void moveBy(double steps);
    void redraw() { setSection({}); }
    /// The block is whole again, and the tool has done.
    void close();
    /// A place of the line that is marked on the table; nothing: none.
    void mark(const std::optional<glm::dvec2>& place);

   signals:
    void sectionChanged();
    /// The place of the line that is next to the cursor on the table; nothing when that is far from it.
    void pointed(const std::optional<glm::dvec2>& place);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    bool isOwnKey(const QKeyEvent& event) const;
    void addPoint(glm::dvec2 point);
    void showSketch();
    void point(QPointF position);

    std::optional<glm::dvec2> first_, cursor_;
    std::optional<QPointF> pressedAt_;
    std::optional<Section> section_;
    std::optional<glm::dvec2> marked_;
};

}  // namespace saban::app
