#pragma once

#include "engine/pack/pack.h"

namespace opmaat::kiosk {

/// A pack with one of everything a client can meet, in Dutch and English:
///
///     first part    post, bills (the same answers; post has an explanation), which (several)
///     second part   card (information), worry (its second answer raises the alarm)
engine::Pack smallPack();

}  // namespace opmaat::kiosk
