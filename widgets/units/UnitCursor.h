#pragma once

#include "widgets/units/UnitPicture.h"

#include <QObject>

#include <memory>

namespace vitrine {

/// Where in a UnitPicture the user stands, and what is pointed at: shared by the views of the laboratory.
class UnitCursor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Keeps the step where the new picture has the same units (a weight was changed); else everything has happened.
    void setPicture(std::shared_ptr<const UnitPicture> picture);
    const std::shared_ptr<const UnitPicture> &picture() const { return m_picture; }

    int count() const; ///< of steps
    int current() const { return m_current; } ///< −1: nothing but what is given
    const UnitStep *step() const; ///< null before the first
    int lossStep() const; ///< the last one of the forward pass; −1 where there is none
    int find(UnitStep step) const; ///< −1 where there is none

    const std::vector<int> &path() const { return m_path; } ///< units of a path that is pointed at, the loss first

public slots:
    void setCurrent(int step); ///< clamped
    void stepForward();
    void stepBack();
    void toFirst();
    void toLast();
    void toLoss();
    void setPath(const std::vector<int> &units);

signals:
    void pictureChanged();
    void currentChanged(int step);
    void pathChanged();

private:
    std::shared_ptr<const UnitPicture> m_picture;
    int m_current = -1;
    std::vector<int> m_path;
};

} // namespace vitrine
