// What a tool and others draw over the table.
#include <map>
#include <utility>

#include "viewer/app/map_tool.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

/// What a tool and others draw over the table. `isOfPlan`: with what tells of the plan that is on it.
viewer::Sketch joined(const std::map<const QObject*, viewer::Sketch>& standing, const viewer::Sketch& ofTool, bool isOfPlan) {
    viewer::Sketch all;
    const auto add = [&all](const viewer::Sketch& sketch) {
        all.lines.insert(all.lines.end(), sketch.lines.begin(), sketch.lines.end());
        all.handles.insert(all.handles.end(), sketch.handles.begin(), sketch.handles.end());
        all.texts.insert(all.texts.end(), sketch.texts.begin(), sketch.texts.end());
        if (sketch.box) all.box = sketch.box;
    };
    for (const auto& [owner, sketch] : standing)
        if (isOfPlan || !owner->property(kTellsOfPlan).toBool()) add(sketch);
    add(ofTool);
    return all;
}

}  // namespace

void TableWidget::setSketch(viewer::Sketch sketch) {
    toolSketch_ = std::move(sketch);
    showSketches();
}

void TableWidget::setStandingSketch(const QObject* owner, viewer::Sketch sketch) {
    if (sketch.isEmpty()) {
        standingSketches_.erase(owner);
    } else {
        const auto [drawn, isNew] = standingSketches_.insert_or_assign(owner, std::move(sketch));
        if (isNew)  // whoever goes takes it along
            connect(owner, &QObject::destroyed, this, [this, owner] {
                if (standingSketches_.erase(owner) > 0) showSketches();
            });
    }
    showSketches();
}

viewer::Sketch TableWidget::shownSketch() const { return joined(standingSketches_, toolSketch_, true); }

void TableWidget::showSketches() {
    const viewer::Sketch all = shownSketch(), ofAnother = joined(standingSketches_, toolSketch_, false);
    for (const auto& pane : panes_) {
        pane->view->setSketch(pane->ownPlan ? ofAnother : all);
        if (pane->view->needsFrame()) redraw(*pane);
    }
}

}  // namespace saban::app
