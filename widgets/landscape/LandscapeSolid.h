#pragma once

#include "widgets/landscape/LandscapeLook.h"
#include "widgets/optimizers/SolidGround.h"

namespace vitrine {

/// A landscape in three dimensions, with the paths on it.
class LandscapeSolid : public SolidGround {
    Q_OBJECT

public:
    explicit LandscapeSolid(LandscapeSession *session, QWidget *parent = nullptr);

    void setSurface(std::shared_ptr<const LandscapeSurface> surface);
    void setLook(const LandscapeLook &look);

protected:
    void paintOn(QPainter &painter) override;
    void showEvent(QShowEvent *event) override;

private:
    void showGround();

    LandscapeSession *m_session;
    std::shared_ptr<const LandscapeSurface> m_surface;
    LandscapeLook m_look;
    int m_version = 0; ///< of the surface
    bool m_isFiner = false; ///< than the one before
};

} // namespace vitrine
