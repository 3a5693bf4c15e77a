#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QObject>
#include <QWidget>
#include <optional>
#include <string>

namespace saban::app {

/// In what directions are told, and how far magnetic north lies from true north: a menu of the measure tool, kept between starts.
/// Thread safety: GUI thread.
class MeasureSettings : public QObject {
    Q_OBJECT

   public:
    /// `window`: over which the declination is asked.
    explicit MeasureSettings(QWidget* window, QObject* parent = nullptr);

    /// Degrees, east positive; nothing: not given, magnetic bearings are not told.
    std::optional<double> declinationDeg() const { return declinationDeg_; }
    void setDeclinationDeg(std::optional<double> declinationDeg);
    /// As `layers::PlanSettings::angleUnit`; empty: as the plan has it.
    const std::string& angleUnit() const { return angleUnit_; }
    void setAngleUnit(const std::string& unit);

    void fillMenu(QMenu& menu) const;
    void retranslateUi();

    QAction* declination;

   signals:
    void changed();

   private:
    std::optional<double> declinationDeg_;
    std::string angleUnit_;
    QActionGroup* units_;
};

/// Degrees from what a person wrote: "-1.5", "1° 30′ W", "25 mil" of `mils` to the circle, east without a sign. Nothing for what is no declination: more
/// than 60 degrees either way is found near the poles only.
std::optional<double> parseDeclination(const QString& text, double mils);

}  // namespace saban::app
