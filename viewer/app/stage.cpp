#include "viewer/app/stage.h"

#include <QOpenGLContext>
#include <QResizeEvent>

namespace saban::app {

namespace {

bool hasOpenGl() {
    if (const QOpenGLContext* shared = QOpenGLContext::globalShareContext()) return shared->isValid();
    QOpenGLContext probe;
    return probe.create();
}

}  // namespace

// Where there is no OpenGL at all, Qt ends the program as soon as a window with such a widget in it is shown: then the table stays outside.
Stage::Stage(QWidget* parent)
    : QWidget(parent), table_(new TableWidget(hasOpenGl() ? this : nullptr)), startPage_(new StartPage(this)), messages_(new MessageBar(this)) {
    setMinimumSize(table_->minimumSize());
    table_->setObjectName(QStringLiteral("table"));
    startPage_->raise();
    messages_->raise();
}

Stage::~Stage() {
    if (!table_->parent()) delete table_;
}

void Stage::resizeEvent(QResizeEvent* event) {
    table_->setGeometry(rect());
    startPage_->setGeometry(rect());
    messages_->place(event->size());
}

}  // namespace saban::app
