#pragma once

#include <QObject>
#include <QString>
#include <memory>

namespace saban::app {

/// Asks the desktop not to dim, lock or save the screens as long as it lives. Where there is no desktop to ask, nothing happens.
/// Source: freedesktop.org, Idle Inhibition Service (org.freedesktop.ScreenSaver).
/// Thread safety: GUI thread.
class StayAwake : public QObject {
    Q_OBJECT

   public:
    explicit StayAwake(const QString& reason, QObject* parent = nullptr);
    ~StayAwake() override;

   private:
    struct Wish;
    std::shared_ptr<Wish> wish_;
};

}  // namespace saban::app
