#pragma once

#include <QObject>

namespace vitrine {

struct PictureTruth;

/// Where views get from what is annotated in the picture that is shown, held against what was found in it.
class TruthSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether there are annotations at all.
    virtual bool isOpen() const = 0;
    /// At least this IoU makes a match.
    virtual double iou() const = 0;
    /// Of the picture that is shown; null where it is not annotated.
    virtual const PictureTruth *picture() const = 0;
    /// The same where its layer is on.
    virtual const PictureTruth *shown() const = 0;

signals:
    void setChanged();
    void pictureChanged(); ///< after setChanged
};

} // namespace vitrine
